//! The options of a call, as an object; fields that are unknown are refused.

use gridcore::time::Date;
use gridcore::{Language, Limits, Paths, json};
use js_sys::{Array, Function, Object};
use wasm_bindgen::prelude::*;

use crate::text::json_of;
use crate::thrown::{thrown_in, wrong_type};

/// Of a grid that is made.
#[derive(Debug)]
pub(crate) struct GridOptions {
    pub(crate) day: Option<Date>,
    pub(crate) lenient: bool,
    pub(crate) limits: Limits,
    pub(crate) language: Option<Language>,
}

impl GridOptions {
    /// The names of its fields.
    const NAMES: [&str; 4] = ["day", "lenient", "limits", "language"];

    pub(crate) fn of(given: &JsValue) -> Result<Self, JsValue> {
        Self::among(&Given::of(given, &Self::NAMES)?)
    }

    fn among(given: &Given) -> Result<Self, JsValue> {
        let language = given.language()?;
        let day = given.text("day")?.map(|day| json::day("day", &day).map_err(|error| thrown_in(language, error)));
        let lenient = given.flag("lenient")?.unwrap_or(false);
        Ok(Self { day: day.transpose()?, lenient, limits: given.limits()?, language })
    }
}

/// Of a document, which has its day.
#[derive(Debug)]
pub(crate) struct DocumentOptions {
    pub(crate) lenient: bool,
    pub(crate) limits: Limits,
    pub(crate) language: Option<Language>,
}

impl DocumentOptions {
    pub(crate) fn of(given: &JsValue) -> Result<Self, JsValue> {
        let given = Given::of(given, &["lenient", "limits", "language"])?;
        let (lenient, limits) = (given.flag("lenient")?.unwrap_or(false), given.limits()?);
        Ok(Self { lenient, limits, language: given.language()? })
    }
}

/// Of an assignment on a matrix: whether costs are gains.
pub(crate) fn maximize(given: &JsValue) -> Result<bool, JsValue> {
    Ok(Given::of(given, &["maximize"])?.flag("maximize")?.unwrap_or(false))
}

/// Of a wide sheet.
#[derive(Debug)]
pub(crate) struct PeopleOptions {
    path: Vec<String>,
    key: String,
    post: Option<String>,
    tags: Option<String>,
    numbers: Vec<String>,
    ignored: Vec<String>,
    /// A text or an object; undefined if the core is to propose one.
    pub(crate) charter: JsValue,
    pub(crate) grid: GridOptions,
}

impl PeopleOptions {
    pub(crate) fn of(given: &JsValue) -> Result<Self, JsValue> {
        let own = ["path", "key", "post", "tags", "numbers", "ignored", "charter"];
        let names: Vec<&str> = own.into_iter().chain(GridOptions::NAMES).collect();
        let given = Given::of(given, &names)?;
        let needed = |name: &str| wrong_type(&format!("options: `{name}` is missing"));
        Ok(Self {
            path: given.texts("path")?.ok_or_else(|| needed("path"))?,
            key: given.text("key")?.ok_or_else(|| needed("key"))?,
            post: given.text("post")?,
            tags: given.text("tags")?,
            numbers: given.texts("numbers")?.unwrap_or_default(),
            ignored: given.texts("ignored")?.unwrap_or_default(),
            charter: given.get("charter").cloned().unwrap_or(JsValue::UNDEFINED),
            grid: GridOptions::among(&given)?,
        })
    }

    /// Calls `read` with what the core calls it.
    pub(crate) fn paths<T>(&self, read: impl FnOnce(&Paths<'_>) -> T) -> T {
        fn texts(list: &[String]) -> Vec<&str> {
            list.iter().map(String::as_str).collect()
        }
        let (columns, numbers, ignored) = (texts(&self.path), texts(&self.numbers), texts(&self.ignored));
        let paths = Paths {
            columns: &columns,
            key: &self.key,
            post: self.post.as_deref(),
            tags: self.tags.as_deref(),
            numbers: &numbers,
            ignored: &ignored,
        };
        read(&paths)
    }
}

/// The language of what is shown of findings; none if it is that of the charter.
pub(crate) fn language(given: &JsValue) -> Result<Option<Language>, JsValue> {
    Given::of(given, &["language"])?.language()
}

/// Of a long call: the function that is told of the progress.
pub(crate) fn progress(given: &JsValue) -> Result<Option<Function>, JsValue> {
    told(&Given::of(given, &["progress"])?)
}

/// Of a long call that answers in a language: both.
pub(crate) fn spoken(given: &JsValue) -> Result<(Option<Language>, Option<Function>), JsValue> {
    let given = Given::of(given, &["language", "progress"])?;
    Ok((given.language()?, told(&given)?))
}

fn told(given: &Given) -> Result<Option<Function>, JsValue> {
    let Some(told) = given.get("progress") else { return Ok(None) };
    told.dyn_ref::<Function>().cloned().map(Some).ok_or_else(|| wrong("progress", "a function"))
}

/// Of a picture.
#[derive(Debug)]
pub(crate) struct PictureOptions {
    pub(crate) root: Option<String>,
    pub(crate) people: Option<bool>,
    pub(crate) findings: bool,
    pub(crate) links: Option<bool>,
    pub(crate) units: Option<usize>,
}

impl PictureOptions {
    pub(crate) fn of(given: &JsValue) -> Result<Self, JsValue> {
        let given = Given::of(given, &["root", "people", "findings", "links", "units"])?;
        Ok(Self {
            root: given.text("root")?,
            people: given.flag("people")?,
            findings: given.flag("findings")?.unwrap_or(false),
            links: given.flag("links")?,
            units: given.count("units")?,
        })
    }
}

/// The fields of an object that are there; `undefined` and `null` are as good as not there.
struct Given(Vec<(String, JsValue)>);

impl Given {
    fn of(value: &JsValue, names: &[&str]) -> Result<Self, JsValue> {
        if value.is_undefined() || value.is_null() {
            return Ok(Self(Vec::new()));
        }
        let object = value.dyn_ref::<Object>().filter(|_| !Array::is_array(value));
        let object = object.ok_or_else(|| wrong_type("options: this is not an object"))?;
        let mut fields = Vec::new();
        for entry in Object::entries(object) {
            let entry = Array::from(&entry);
            let name = entry.get(0).as_string().unwrap_or_default();
            if !names.contains(&name.as_str()) {
                let names = names.join("`, `");
                return Err(wrong_type(&format!("options: unknown field `{name}`, expected one of `{names}`")));
            }
            let value = entry.get(1);
            if !value.is_undefined() && !value.is_null() {
                fields.push((name, value));
            }
        }
        Ok(Self(fields))
    }

    fn get(&self, name: &str) -> Option<&JsValue> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    fn flag(&self, name: &str) -> Result<Option<bool>, JsValue> {
        let read = self.get(name).map(|value| value.as_bool().ok_or_else(|| wrong(name, "true or false")));
        read.transpose()
    }

    fn text(&self, name: &str) -> Result<Option<String>, JsValue> {
        self.get(name).map(|value| value.as_string().ok_or_else(|| wrong(name, "a text"))).transpose()
    }

    fn texts(&self, name: &str) -> Result<Option<Vec<String>>, JsValue> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let list = value.dyn_ref::<Array>().ok_or_else(|| wrong(name, "an array of texts"))?;
        let texts: Option<Vec<String>> = list.iter().map(|text| text.as_string()).collect();
        texts.map(Some).ok_or_else(|| wrong(name, "an array of texts"))
    }

    fn count(&self, name: &str) -> Result<Option<usize>, JsValue> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let number = value.as_f64().filter(|number| number.fract() == 0.0 && (0.0..=4_294_967_295.0).contains(number));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and in range")]
        number.map(|number| Some(number as usize)).ok_or_else(|| wrong(name, "a whole number"))
    }

    fn language(&self) -> Result<Option<Language>, JsValue> {
        match self.text("language")?.as_deref() {
            None => Ok(None),
            Some("en") => Ok(Some(Language::En)),
            Some("zh") => Ok(Some(Language::Zh)),
            Some(_) => Err(wrong("language", "`en` or `zh`")),
        }
    }

    fn limits(&self) -> Result<Limits, JsValue> {
        let Some(limits) = self.get("limits") else { return Ok(Limits::default()) };
        let language = self.language()?;
        json::limits("limits", &json_of(limits, "limits")?).map_err(|error| thrown_in(language, error))
    }
}

fn wrong(name: &str, wanted: &str) -> JsValue {
    wrong_type(&format!("options: `{name}` is not {wanted}"))
}
