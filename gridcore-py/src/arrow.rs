//! Arrow's C interface: frames in and out without a copy. The one file that is not safe Rust.
#![expect(
    unsafe_code,
    reason = "the C interface hands over pointers; PyCapsules say by name what they point at, the producer \
              vouches for the rest, and what is inside is validated before it is read"
)]

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray, make_array};
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::marker::Ungil;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// A frame as it was handed over: the names of its columns and its rows in parts.
#[derive(Debug)]
pub(crate) struct Batches {
    pub(crate) names: Vec<String>,
    pub(crate) parts: Vec<RecordBatch>,
}

/// Whether an object speaks the interface.
pub(crate) fn is_arrow(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(object.hasattr("__arrow_c_stream__")? || object.hasattr("__arrow_c_array__")?)
}

/// The frame of an object that speaks the interface.
pub(crate) fn read(object: &Bound<'_, PyAny>) -> PyResult<Batches> {
    if object.hasattr("__arrow_c_stream__")? { read_stream(object) } else { read_array(object) }
}

fn read_stream(object: &Bound<'_, PyAny>) -> PyResult<Batches> {
    let capsule = object.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
    // SAFETY: a capsule of this name holds a valid stream, which we take over: the capsule is left with
    // one marked as released. The capsule lives until the end of this function.
    let reader = unsafe { RecordBatchStreamReader::from_raw(pointer.cast().as_ptr()) }.map_err(no_table)?;
    let names = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
    // A producer may compute the rows only now, in threads of its own that need the interpreter.
    let parts = object.py().detach(|| {
        let parts = reader.collect::<Result<Vec<RecordBatch>, _>>()?;
        parts.iter().flat_map(RecordBatch::columns).try_for_each(validate)?;
        Ok(parts)
    });
    Ok(Batches { names, parts: parts.map_err(no_table)? })
}

fn read_array(object: &Bound<'_, PyAny>) -> PyResult<Batches> {
    let array = array(object)?;
    let table = array.as_any().downcast_ref::<StructArray>().filter(|table| table.null_count() == 0);
    let table = table.ok_or_else(|| PyTypeError::new_err("an Arrow array is no table unless it is of structs"))?;
    let batch = RecordBatch::from(table);
    let names = batch.schema().fields().iter().map(|field| field.name().clone()).collect();
    Ok(Batches { names, parts: vec![batch] })
}

/// The array of an object with `__arrow_c_array__`.
fn array(object: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let pair = object.call_method0("__arrow_c_array__")?;
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = pair.extract()?;
    let schema = schema.pointer_checked(Some(c"arrow_schema"))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(c"arrow_array"))?.cast::<FFI_ArrowArray>();
    // SAFETY: capsules of these names hold a valid schema and a valid array of it, and `pair` keeps
    // both alive. The array is taken over: the capsule is left with one marked as released.
    let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
    let array = make_array(data.map_err(no_table)?);
    validate(&array).map_err(no_table)?;
    Ok(array)
}

/// Offsets within bounds and texts in UTF-8, whatever the producer says.
fn validate(array: &ArrayRef) -> Result<(), arrow_schema::ArrowError> {
    array.to_data().validate_full()
}

#[expect(clippy::needless_pass_by_value, reason = "to be handed to map_err")]
fn no_table(error: arrow_schema::ArrowError) -> PyErr {
    PyValueError::new_err(format!("an Arrow table that cannot be read: {error}"))
}

/// Hands a table out as a capsule with a stream of one part. A schema that is asked for is a wish; the table is what
/// there is.
pub(crate) fn stream<'py>(
    py: Python<'py>,
    requested_schema: Option<Bound<'py, PyAny>>,
    batch: impl Ungil + FnOnce() -> Result<RecordBatch, arrow_schema::ArrowError>,
) -> PyResult<Bound<'py, PyCapsule>> {
    drop(requested_schema);
    let batch = py.detach(batch).map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    let schema = batch.schema();
    let parts = RecordBatchIterator::new([Ok(batch)], schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(parts)), c"arrow_array_stream")
}
