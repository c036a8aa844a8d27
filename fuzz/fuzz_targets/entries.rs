#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gridcore_tests::fuzz::entries(data));
