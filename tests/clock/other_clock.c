/* A clock that shows another time: it stands before the C library's in a program that is started with LD_PRELOAD.
 * Only the clock on the wall is another one; those that measure how long something takes are as they are.
 * KIN_TESTS_SECONDS_AHEAD moves it; with KIN_TESTS_JUMPING it shows another time between 1970 and 2100 whenever it is read. */
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
    const char *jumping = getenv("KIN_TESTS_JUMPING");
    if (!failed && which == CLOCK_REALTIME && jumping) {
        static unsigned long long reading;
        unsigned long long drawn = __atomic_add_fetch(&reading, 1, __ATOMIC_RELAXED) + strtoull(jumping, NULL, 10);
        drawn = drawn * 0x9e3779b97f4a7c15ULL;
        drawn ^= drawn >> 31;
        now->tv_sec = (time_t)(drawn * 0xbf58476d1ce4e5b9ULL % 4102444800ULL);
    }
    return failed;
}
