//! Tables and their rows as bytes: one way to write each, so that equal rows have equal hashes.

/// A value of a table. JavaScript knows one kind of number, and so does this.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Number(f64),
    Text(String),
    Bytes(Vec<u8>),
}

/// What an export consists of: each table is followed by its rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Table { name: String, columns: Vec<String> },
    Row(Vec<Value>),
}

/// The bytes are no records.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("not records of an export")]
pub struct Malformed;

const TABLE: u8 = b'T';
const ROW: u8 = b'R';
const NULL: u8 = b'0';
const NUMBER: u8 = b'n';
const TEXT: u8 = b't';
const BYTES: u8 = b'b';

/// Appends the beginning of a table.
pub fn put_table<'a>(out: &mut Vec<u8>, name: &str, columns: impl ExactSizeIterator<Item = &'a str>) {
    out.push(TABLE);
    put_bytes(out, name.as_bytes());
    put_length(out, columns.len());
    for column in columns {
        put_bytes(out, column.as_bytes());
    }
}

/// Appends a row.
pub fn put_row(out: &mut Vec<u8>, row: &[Value]) {
    out.push(ROW);
    put_length(out, row.len());
    for value in row {
        match value {
            Value::Null => out.push(NULL),
            Value::Number(number) => {
                out.push(NUMBER);
                out.extend(number.to_be_bytes());
            }
            Value::Text(text) => {
                out.push(TEXT);
                put_bytes(out, text.as_bytes());
            }
            Value::Bytes(bytes) => {
                out.push(BYTES);
                put_bytes(out, bytes);
            }
        }
    }
}

/// Every record of `bytes`.
///
/// # Errors
/// When they are anything but whole records.
pub fn read(mut bytes: &[u8]) -> Result<Vec<Record>, Malformed> {
    let mut records = Vec::new();
    while !bytes.is_empty() {
        records.push(read_record(&mut bytes)?);
    }
    Ok(records)
}

// A value is at most 2 MB in a Durable Object, and a table has at most 100 columns.
fn put_length(out: &mut Vec<u8>, length: usize) {
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_length(out, bytes.len());
    out.extend(bytes);
}

fn read_record(rest: &mut &[u8]) -> Result<Record, Malformed> {
    match take::<1>(rest)? {
        [TABLE] => {
            let name = text(rest)?;
            let columns = (0..length(rest)?).map(|_| text(rest)).collect::<Result<_, _>>()?;
            Ok(Record::Table { name, columns })
        }
        [ROW] => Ok(Record::Row((0..length(rest)?).map(|_| value(rest)).collect::<Result<_, _>>()?)),
        _ => Err(Malformed),
    }
}

fn value(rest: &mut &[u8]) -> Result<Value, Malformed> {
    match take::<1>(rest)? {
        [NULL] => Ok(Value::Null),
        [NUMBER] => Ok(Value::Number(f64::from_be_bytes(take(rest)?))),
        [TEXT] => text(rest).map(Value::Text),
        [BYTES] => Ok(Value::Bytes(slice(rest)?.to_vec())),
        _ => Err(Malformed),
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Malformed> {
    let (first, after) = rest.split_first_chunk().ok_or(Malformed)?;
    *rest = after;
    Ok(*first)
}

fn length(rest: &mut &[u8]) -> Result<usize, Malformed> {
    usize::try_from(u32::from_be_bytes(take(rest)?)).map_err(|_| Malformed)
}

fn slice<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], Malformed> {
    let length = length(rest)?;
    let (first, after) = rest.split_at_checked(length).ok_or(Malformed)?;
    *rest = after;
    Ok(first)
}

fn text(rest: &mut &[u8]) -> Result<String, Malformed> {
    std::str::from_utf8(slice(rest)?).map(Into::into).map_err(|_| Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> (Vec<Record>, Vec<u8>) {
        let rows = [
            vec![Value::Text("é".into()), Value::Number(0.1), Value::Null],
            vec![
                Value::Text(String::new()),
                Value::Number(9_007_199_254_740_991.0),
                Value::Bytes(vec![0, 255]),
            ],
        ];
        let mut bytes = Vec::new();
        put_table(&mut bytes, "a", ["id", "n", "b"].into_iter());
        let mut records =
            vec![Record::Table { name: "a".into(), columns: ["id", "n", "b"].map(Into::into).into() }];
        for row in rows {
            put_row(&mut bytes, &row);
            records.push(Record::Row(row));
        }
        (records, bytes)
    }

    #[test]
    fn what_is_written_is_read() {
        let (records, bytes) = written();
        assert_eq!(read(&bytes), Ok(records));
        assert_eq!(read(&[]), Ok(Vec::new()));
    }

    #[test]
    fn what_is_cut_or_spoilt_never_panics() {
        let (_, bytes) = written();
        for end in 0..bytes.len() {
            let whole = read(&bytes[..end]).is_ok_and(|records| !records.is_empty());
            assert!(!whole || bytes[end] == ROW, "{end}");
        }
        for place in 0..bytes.len() {
            for value in [0, 1, b'T', b'R', 255] {
                let mut spoilt = bytes.clone();
                spoilt[place] = value;
                let _ = read(&spoilt);
            }
        }
    }

    #[test]
    fn any_bytes_are_records_or_none_and_are_written_in_one_way() {
        for bytes in crate::spoilt::inputs(&[written().1], 10_000) {
            let Ok(records) = read(&bytes) else { continue };
            let mut again = Vec::new();
            for record in &records {
                match record {
                    Record::Table { name, columns } => {
                        put_table(&mut again, name, columns.iter().map(String::as_str));
                    }
                    Record::Row(row) => put_row(&mut again, row),
                }
            }
            assert_eq!(again, bytes);
        }
    }
}
