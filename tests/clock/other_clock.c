/* A clock that shows another time: it stands before the C library's in a program that is started with LD_PRELOAD.
 * Only the clock on the wall is another one; those that measure how long something takes are as they are. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t which, struct timespec *now)
{
    int (*real)(clockid_t, struct timespec *);
    *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(which, now);
    const char *ahead = getenv("KIN_TESTS_SECONDS_AHEAD");
    if (!failed && which == CLOCK_REALTIME && ahead)
        now->tv_sec += atoll(ahead);
    return failed;
}
