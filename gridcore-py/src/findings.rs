//! Findings as a sequence.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt32Array};
use gridcore::{Language, json};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PySlice, PyType};

use crate::finding::Finding;
use crate::{arrow, html, json as text};

/// What is wrong: a sequence of `Finding`, in canonical order.
///
/// The counts are exact; of one rule at most the first 10,000 findings are listed.
///
/// >>> findings = grid.check()
/// >>> findings
/// <Findings: 1 coverage.unplaced, 1 staffing.vacant>
/// >>> findings[0].rule, len(findings), findings.total
/// ('coverage.unplaced', 2, 2)
/// >>> print(findings.of("coverage.unplaced"), end="")
/// error[coverage.unplaced] person:0003: person `0003` is not placed in network `main`
///   at   people.csv:4:cell
///   help place the person in a cell of that network
#[pyclass(module = "gridcore", frozen, sequence, eq)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Findings(pub(crate) Arc<gridcore::Findings>);

/// A language by its code.
pub(crate) fn language(code: &str) -> PyResult<Language> {
    match code {
        "en" => Ok(Language::En),
        "zh" => Ok(Language::Zh),
        _ => Err(PyValueError::new_err(format!("`language` is \"en\" or \"zh\", not {code:?}"))),
    }
}

impl Findings {
    /// Findings in a language, or in their own.
    pub(crate) fn new(findings: gridcore::Findings, code: Option<&str>) -> PyResult<Self> {
        let findings = match code {
            Some(code) => findings.in_language(language(code)?),
            None => findings,
        };
        Ok(Self(Arc::new(findings)))
    }

    fn all(&self) -> impl ExactSizeIterator<Item = Finding> {
        self.0.iter().map(|finding| Finding::new(finding, self.0.language()))
    }

    fn batch(&self) -> Result<RecordBatch, arrow_schema::ArrowError> {
        let language = self.0.language();
        let texts = |text: fn(&gridcore::Finding, Language) -> String| -> ArrayRef {
            Arc::new(self.0.iter().map(|finding| Some(text(finding, language))).collect::<StringArray>())
        };
        let file = self.0.iter().map(|f| f.place().map(gridcore::Place::file_name)).collect::<StringArray>();
        let line = self.0.iter().map(|f| f.place().and_then(gridcore::Place::line_number)).collect::<UInt32Array>();
        let column = self.0.iter().map(|f| f.place().and_then(gridcore::Place::column_name)).collect::<StringArray>();
        RecordBatch::try_from_iter_with_nullable([
            ("rule", texts(|f, _| f.rule().to_owned()), false),
            ("severity", texts(|f, _| f.severity().as_str().to_owned()), false),
            ("subject", texts(|f, _| f.subject().to_string()), false),
            ("file", Arc::new(file) as ArrayRef, true),
            ("line", Arc::new(line) as ArrayRef, true),
            ("column", Arc::new(column) as ArrayRef, true),
            ("message", texts(gridcore::Finding::message), false),
            ("help", texts(gridcore::Finding::help), false),
        ])
    }
}

#[pymethods]
impl Findings {
    /// The exact number of findings of each rule, by its id.
    ///
    /// >>> grid.check().counts
    /// {'coverage.unplaced': 1, 'staffing.vacant': 1}
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let counts = PyDict::new(py);
        self.0.counts().try_for_each(|(rule, count)| counts.set_item(rule, count))?;
        Ok(counts)
    }

    /// The exact number of findings, listed or not.
    ///
    /// >>> grid.check().total
    /// 2
    #[getter]
    fn total(&self) -> usize {
        self.0.len()
    }

    /// The language of the messages: "en" or "zh".
    ///
    /// >>> grid.check().language
    /// 'en'
    #[getter]
    fn language(&self) -> &'static str {
        match self.0.language() {
            Language::En => "en",
            Language::Zh => "zh",
        }
    }

    /// The same findings in another language.
    ///
    /// >>> grid.check().in_language("zh")[0].message
    /// '人员 `0003` 未编入 `main` 网'
    fn in_language(&self, language: &str) -> PyResult<Self> {
        Self::new((*self.0).clone(), Some(language))
    }

    /// The findings of one rule.
    ///
    /// >>> [finding.subject for finding in grid.check().of("staffing.vacant")]
    /// ['post:lead@t1']
    fn of(&self, rule: &str) -> Self {
        Self(Arc::new(self.0.only(rule)))
    }

    /// As JSON, the same bytes as in every other language.
    ///
    /// >>> grid.check().of("staffing.vacant").to_json()[:49]
    /// '{"total":1,"counts":{"staffing.vacant":1},"findin'
    fn to_json(&self) -> String {
        json::findings(&self.0)
    }

    /// As a list of dicts, one a finding.
    ///
    /// >>> grid.check().to_dicts()[0]["place"]
    /// {'file': 'people.csv', 'line': 4, 'column': 'cell'}
    #[pyo3(signature = () -> "list[dict[str, typing.Any]]")]
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        text::loads(py, &self.to_json())?.get_item("findings")
    }

    /// As HTML, grouped by rule. `labels` maps keys to the names shown beside them: plain keys, or
    /// typed ones such as `person:0003`. They are joined here and kept nowhere.
    ///
    /// >>> "Third &lt;b&gt;" in grid.check().html(labels={"person:0003": "Third <b>"})
    /// True
    #[pyo3(signature = (labels: "collections.abc.Mapping[str, str] | None" = None) -> "Html")]
    fn html<'py>(slf: &Bound<'py, Self>, labels: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        html(slf.py(), "findings", slf.as_any(), labels)
    }

    #[pyo3(signature = () -> "str")]
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        html(slf.py(), "findings", slf.as_any(), None)
    }

    fn __len__(&self) -> usize {
        self.0.iter().len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let list = || PyList::new(py, self.all());
        if index.is_instance_of::<PySlice>() {
            return list()?.as_any().get_item(index);
        }
        let wanted: isize = index.extract()?;
        let len = self.__len__();
        let at = if wanted < 0 { len.checked_add_signed(wanted) } else { usize::try_from(wanted).ok() };
        match at.and_then(|at| self.all().nth(at)) {
            Some(finding) => Ok(Bound::new(py, finding)?.into_any()),
            None => Err(PyIndexError::new_err(format!("finding {wanted} of {len} listed"))),
        }
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyList::new(py, self.all())?.try_iter()?.into_any())
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let counts: Vec<String> = self.0.counts().map(|(rule, count)| format!("{count} {rule}")).collect();
        format!("<Findings: {}>", if counts.is_empty() { "none".to_owned() } else { counts.join(", ") })
    }

    /// Arrow's C stream, for any frame library: `rule`, `severity`, `subject`, `file`, `line`, `column`,
    /// `message`, `help`.
    #[pyo3(signature = (requested_schema: "object" = None) -> "types.CapsuleType")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::stream(py, requested_schema, || self.batch())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("_kept")?, (json::keep(&slf.get().0),)))
    }

    /// What was pickled.
    #[classmethod]
    fn _kept(_cls: &Bound<'_, PyType>, kept: &str) -> PyResult<Self> {
        let findings = json::kept(kept);
        findings
            .map(|f| Self(Arc::new(f)))
            .ok_or_else(|| PyValueError::new_err("findings that another version of gridcore wrote, or nobody"))
    }
}
