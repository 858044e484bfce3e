//! Any bytes as a form; a form that is read is asked and answered to its end, and the desk must accept what comes out.
#![no_main]

use kin_forms::Form;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match Form::parse(bytes) {
        Ok(form) => {
            let _ = form.largest_response_bytes();
        }
        Err(mistakes) => assert!(mistakes.to_string().len() < 1 << 20),
    }
});
