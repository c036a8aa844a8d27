use super::{csv, message, wrong};
use crate::roster::TableKind;
use crate::roster::encoding::{decode, encoding_of};
use crate::roster::flaw::Encoding;

const TEXT: &str = "key,tier,name\ns,site,一号\n";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

/// `key,tier,name` and a row named 一号作业区 in GBK.
const GBK: &[u8] = b"key,tier,name\ns,site,\xd2\xbb\xba\xc5\xd7\xf7\xd2\xb5\xc7\xf8\n";

#[test]
fn encodings_are_told_apart() {
    let told = |bytes: &[u8]| decode(bytes).unwrap_err();
    for little in [true, false] {
        assert_eq!(told(&utf16(TEXT, little)), (Encoding::Utf16, 1));
        assert_eq!(told(&utf16(&format!("\u{feff}{TEXT}"), little)), (Encoding::Utf16, 1));
        assert_eq!(told(&utf16("key,cell\n", little)), (Encoding::Utf16, 1));
    }
    assert_eq!(told(GBK), (Encoding::Gb18030, 2));
    assert_eq!(told(b"key,tier\ns,M\xfcller\nt,Stra\xdfe\nu,caf\xe9\n"), (Encoding::Other, 2));
    assert_eq!(told(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2lZ\x01"), (Encoding::Binary, 1));
    assert_eq!(told(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff"), (Encoding::Binary, 1));
    let cut = TEXT.as_bytes().get(..TEXT.len() - 2).unwrap();
    assert_eq!(told(cut), (Encoding::CutOff, 2));
    // One byte damaged in a text of Chinese is not GB18030, though much of it could be.
    let mut damaged = TEXT.repeat(50).into_bytes();
    *damaged.last_mut().unwrap() = 0xff;
    assert_eq!(told(&damaged), (Encoding::Other, 100));
}

#[test]
fn encodings_have_the_names_of_platforms() {
    for mark in ["", "\u{feff}"] {
        let text = format!("{mark}{TEXT}");
        assert_eq!(encoding_of(text.as_bytes()), Some("utf-8"));
        assert_eq!(encoding_of(&utf16(&text, true)), Some("utf-16le"));
        assert_eq!(encoding_of(&utf16(&text, false)), Some("utf-16be"));
    }
    assert_eq!(encoding_of(GBK), Some("gb18030"));
    assert_eq!(encoding_of(b"key,tier\ns,M\xfcller\nt,Stra\xdfe\nu,caf\xe9\n"), None);
}

#[test]
fn utf8_passes_with_and_without_its_mark_and_even_with_a_nul() {
    assert_eq!(decode(TEXT.as_bytes()), Ok(TEXT));
    assert_eq!(decode(format!("\u{feff}{TEXT}").as_bytes()), Ok(TEXT));
    assert_eq!(decode(b""), Ok(""));
    assert_eq!(decode(b"a"), Ok("a"));
    let roster = csv(TableKind::Units, "key,tier\na\0b,t\nc,t\n");
    assert_eq!(wrong(&roster), ["t.csv:2:key: table.bad-key"]);
}

#[test]
fn the_finding_names_file_and_line_and_says_how_to_read_it() {
    let roster = csv(TableKind::Units, GBK);
    assert_eq!(wrong(&roster), ["t.csv:2: table.encoding"]);
    assert_eq!(message(&roster), "the text seems to be in GB18030 (GBK, GB2312), not in UTF-8");
}
