//! Charters that are refused.

use gridcore::time::Date;
use gridcore::{Charter, Limits};

use super::{Case, refused};

/// What is added to a workshop of two tiers.
const ADDED: &[(&str, &str)] = &[
    ("name with line break", r#"tags = ["a\nb"]"#),
    ("name with separator", "[[posts]]\nkey = \"le/ad\"\nat = [\"team\"]"),
    ("value no text", "[[posts]]\nkey = 3\nat = [\"team\"]"),
    ("value no whole number", "[[links]]\nkey = \"talk\"\nmax = 1.5"),
    ("value no number", "[[numbers]]\nkey = \"merit\"\nmin = \"low\""),
    ("value with four decimals", "[[numbers]]\nkey = \"merit\"\nmin = 0.0001"),
    ("value no flag", "[[posts]]\nkey = \"lead\"\nat = [\"team\"]\nanswers = \"yes\""),
    ("value no list", "tags = \"member\""),
    ("value no list of sites", "[[posts]]\nkey = \"lead\"\nat = \"team\""),
    ("value no table", "posts = [\"lead\"]"),
    ("value no day", "from = \"soon\""),
    ("value no term", "[[posts]]\nkey = \"lead\"\nat = [\"team\"]\nterm = \"two years\""),
    ("value no bounds", "[[posts]]\nkey = \"lead\"\nat = [\"team\"]\nseats = \"many\""),
    ("value no site", "[[posts]]\nkey = \"lead\"\nat = [3]"),
    ("value no condition", "[[posts]]\nkey = \"lead\"\nat = [\"team\"]\neligible = \"member\""),
    ("value no preference", "[[posts]]\nkey = \"lead\"\nat = [\"team\"]\nprefer = [\"voices\"]"),
    ("parameter no flag", "[rules.\"structure.tier-order\"]\nskips = \"yes\""),
    ("parameter no whole number", "[rules.\"staffing.too-many-posts\"]\nlimit = 1.5"),
    ("value no setting", "[rules.\"coverage.unplaced\"]\nseverity = [1]"),
    ("value no severity", "[rules.\"coverage.unplaced\"]\nseverity = \"fatal\""),
    ("value no language", "language = \"english\""),
    ("value no share", "[[requirements]]\nkey = \"members\"\ntier = \"team\"\nshare = 30"),
    ("value no scope", "[[links]]\nkey = \"talk\"\nwithin = \"here\""),
    ("bands share an end", BANDS_SHARED),
    ("band closed below another", BANDS_CLOSED),
    ("band with two ends", "[[schemes]]\nkey = \"s\"\nbands = [{ key = \"a\", from = 0, below = 60, up_to = 60 }]"),
    ("bands with a gap", BANDS_GAP),
    ("bands overlap", "[[schemes]]\nkey = \"s\"\nbands = [{ key = \"a\", below = 60 }, { key = \"b\", from = 50 }]"),
    ("posts follow in a circle", CIRCLE),
    ("code parts upwards", "[[codes]]\nparts = [{ tier = \"team\", length = 2 }, { tier = \"site\", length = 2 }]"),
    ("code part without length", "[[codes]]\nparts = [{ tier = \"site\" }]"),
    ("code part longer than a key", "[[codes]]\nparts = [{ tier = \"site\", length = 4294967295 }]"),
    (
        "two code schemes",
        "[[codes]]\nparts = [{ tier = \"site\", length = 2 }]\n[[codes]]\nparts = [{ tier = \"team\", length = 2 }]",
    ),
    (
        "flow without end",
        "[[flows]]\nkey = \"f\"\nstages = [{ key = \"a\", next = [\"b\"] }, { key = \"b\", next = [\"a\"] }]",
    ),
    ("name given twice", "tags = [\"member\", \"member\"]"),
    ("bounds the wrong way round", "[[numbers]]\nkey = \"merit\"\nmin = 5\nmax = 1"),
    ("empty band", "[[schemes]]\nkey = \"s\"\nbands = [{ key = \"a\", from = 60, below = 60 }]"),
    (
        "points the wrong way round",
        "[[schemes]]\nkey = \"s\"\nrules = [{ key = \"late\", least = -1, most = -3 }, { key = \"none\" }]",
    ),
    ("cap of nothing", "[[schemes]]\nkey = \"s\"\nrules = [{ key = \"a\", points = 1, caps = [{ points = 0 }] }]"),
    ("condition no number meets", NO_NUMBER),
    ("no day in force", "from = 2025-01-01\nuntil = 2024-01-01"),
    ("duties of nobody", DUTIES),
    ("post nowhere", "[[posts]]\nkey = \"lead\""),
    ("requirement of nothing", "[[requirements]]\nkey = \"members\"\ntier = \"team\""),
    ("newer format", "format = 2"),
    ("format zero", "format = 0"),
    ("post on people", PEOPLE_TIER),
    ("post excludes itself", "[[posts]]\nkey = \"lead\"\nat = [\"team\"]\nexcludes = [\"lead\"]"),
    ("post goes with itself", "[[posts]]\nkey = \"lead\"\nat = [\"team\"]\nwith = [\"lead\"]"),
    (
        "bridge to its own network",
        "[[links]]\nkey = \"b\"\nsource = \"unit\"\ntarget = \"unit\"\nbridge = { tier = \"team\", to = \"main\" }",
    ),
    (
        "links between the wrong ends",
        "[[links]]\nkey = \"talk\"\ntarget = \"unit\"\nreach = [{ key = \"all\" }]\n\
         [[links]]\nkey = \"b\"\nsource = \"unit\"\nbridge = { tier = \"team\", to = \"main\" }",
    ),
    ("column left without a header", "[columns.units]\nname = \"key\""),
    ("number called like a column", "[[numbers]]\nkey = \"cell\""),
    ("scope below the post", "[[posts]]\nkey = \"lead\"\nat = [\"site\"]\nscope = \"tier:team\""),
    ("syntax of TOML", "tags = [\"member\""),
    ("tiers and networks", "[[networks]]\nkey = \"red\"\ntiers = [\"site\"]"),
    ("unknown field", "colour = \"red\""),
    ("unknown field, close to a known one", "tag = [\"member\"]"),
    ("unknown tier", "[[posts]]\nkey = \"lead\"\nat = [\"branch\"]"),
    ("unknown tier, close to a known one", "[[posts]]\nkey = \"lead\"\nat = [\"taem\"]"),
    ("unknown post where there is none", "[[combined]]\nkey = \"c\"\nposts = [\"lead\"]\ncount = 1"),
    ("unknown rule", "[rules.\"coverage.moonlight\"]\nseverity = \"off\""),
    ("unknown rule, close to a known one", "[rules.\"coverage.unplacd\"]\nseverity = \"off\""),
    ("unknown rule of a family that is close to ours", "[rules.\"coverag.unplaced\"]\nseverity = \"off\""),
    ("unknown parameter", "[rules.\"structure.tier-order\"]\ndepth = 3"),
    ("unknown parameter, close to a known one", "[rules.\"structure.tier-order\"]\nskip = true"),
    ("unknown column", "[columns.areas]\nRoom = \"number\""),
    ("unknown column, close to a known one", "[columns.people]\nBadge = \"keyy\""),
    ("unknown table, close to a known one", "[columns.peple]\nBadge = \"key\""),
    ("unknown table", "[columns.rooms]\nRoom = \"key\""),
    (
        "stage never reached",
        "[[flows]]\nkey = \"f\"\nstages = [{ key = \"a\", outcomes = [\"void\"] }, { key = \"b\", outcomes = [\"void\"] }]",
    ),
    ("stage without outcome", "[[flows]]\nkey = \"f\"\nstages = [{ key = \"a\" }]"),
    ("flow of nothing", "[[flows]]\nkey = \"f\""),
    ("levels that do not rise", LEVELS),
    (
        "level without limit",
        "[[flows]]\nkey = \"f\"\nlike = \"city\"\nstages = [{ key = \"filing\", escalate = [{ percent = 100 }] }]",
    ),
    (
        "value no time limit",
        "[[flows]]\nkey = \"f\"\nlike = \"city\"\nstages = [{ key = \"filing\", limit = \"PT0M\" }]",
    ),
    ("hours that are none", "[[calendars]]\nkey = \"office\"\nhours = [\"8-17\"]"),
    ("hours that overlap", "[[calendars]]\nkey = \"office\"\nhours = [\"08:00-12:00\", \"11:00-17:00\"]"),
    ("hours round the clock", "[[calendars]]\nkey = \"office\"\nhours = [\"06:00-14:00\", \"22:00-07:00\"]"),
    ("calendar without hours", "[[calendars]]\nkey = \"office\""),
    (
        "holiday and working day",
        "[[calendars]]\nkey = \"office\"\nhours = [\"08:00-16:00\"]\nholidays = [2024-10-01]\nworkdays = [2024-10-01]",
    ),
    ("stand-in without unit", "[desk]\nfallback = [{}]"),
    ("rule that cannot be set", "[rules.\"call.limit\"]\nseverity = \"off\""),
    (
        "weights of seven tenths",
        "[[schemes]]\nkey = \"s\"\nindicators = [{ key = \"a\", weight = 0.4 }, { key = \"b\", weight = 0.3 }]",
    ),
    (
        "negative weight",
        "[[schemes]]\nkey = \"s\"\nindicators = [{ key = \"a\", weight = -0.5 }, { key = \"b\", weight = 1.5 }]",
    ),
    ("indicators that are wrong in every way", INDICATORS),
    ("assessments that are wrong in every way", ASSESSMENTS),
    ("awards that are wrong in every way", AWARDS),
    ("policies that are wrong in every way", POLICIES),
];

const BANDS_SHARED: &str =
    "[[schemes]]\nkey = \"s\"\nbands = [{ key = \"a\", from = 80, up_to = 90 }, { key = \"b\", from = 90 }]";
const BANDS_CLOSED: &str =
    "[[schemes]]\nkey = \"s\"\nbands = [{ key = \"a\", from = 60, up_to = 79 }, { key = \"b\", from = 80 }]";
const BANDS_GAP: &str = "[[schemes]]\nkey = \"s\"\nbands = [{ key = \"a\", below = 79 }, { key = \"b\", from = 80 }]";
const INDICATORS: &str = "[[schemes]]\nkey = \"s\"\nindicators = [\n\
    { key = \"a\", weight = 0.5, full = 0, least = 0 },\n\
    { key = \"b\", steps = [{ at = 90, marks = 120 }, { at = 90, marks = 5 }, { at = 80, marks = 7 }, { at = 60, marks = 8 }] },\n\
    { key = \"c\", weight = 0.5, target = 70, deduct = { points = 0, per = -1 }, each = [{ from = 1, points = 2 }] },\n\
    { key = \"d\", deduct = { points = 1 } },\n\
    { key = \"e\", target = 70 },\n\
    { key = \"f\", each = [{ from = 0, points = 1 }, { from = 2, points = -1 }, { from = 2, points = 1 }] },\n\
    { key = \"g\", direction = \"down\", steps = [{ at = 1, marks = 2, more = 1 }] },\n\
    { key = \"h\", deduct = { points = 1, count = \"half\" }, target = 1 }]";
const ASSESSMENTS: &str = "[[schemes]]\nkey = \"s\"\n[schemes.assessment]\ntier = \"team\"\npost = \"lead\"\n\
    sheets = [{ from = \"self\", weight = 0.4 }, { from = \"self\", weight = -0.5, count = 0 }]\ntolerance = -1\n\
    [[schemes]]\nkey = \"t\"\nindicators = [{ key = \"a\" }]\n[schemes.assessment]\nsheets = []\n\
    [[schemes]]\nkey = \"u\"\nindicators = [{ key = \"a\" }]\n[schemes.assessment]\ntier = \"taem\"\n\
    sheets = [{ from = \"boss\", weight = 1, by = [\"lead\"] }]";
const AWARDS: &str = "[[schemes]]\nkey = \"s\"\nrules = [{ key = \"late\", points = -1 }]\nawards = [\n\
    { key = \"flag\", tier = \"site\", top = 0, one_per = \"team\", vetoes = [\"lat\"] },\n\
    { key = \"flag\", nominate = [{ tier = \"crew\", top = 0 }] }]";
const POLICIES: &str = "[[schemes]]\nkey = \"s\"\ntiers = [\n\
    { tier = \"team\", policy = \"weighted\", floor = 5, cap = 1 }, { tier = \"team\", policy = \"weighted\", own = 1 },\n\
    { tier = \"site\", policy = \"best\" }, { tier = \"\", policy = \"median\" }]";
const DUTIES: &str = r#"
duty_lists = [
    { key = "none", items = [{ key = "a", every = "month", first = 3, last = 3 }] },
    { key = "empty", tier = "team", needs = ["owner"] },
    { key = "never", tier = "team", items = [{ key = "b", last = 3 }, { key = "c", every = "week", first = 8 }] },
    { key = "much", tier = "team", items = [{ key = "d", times = 0, points = 1001 }] },
]"#;

const CIRCLE: &str = "[[posts]]\nkey = \"a\"\nat = [\"team\"]\nfollows = \"b\"\n\
                      [[posts]]\nkey = \"b\"\nat = [\"team\"]\nfollows = \"a\"";
const LEVELS: &str = "[[flows]]\nkey = \"f\"\nlike = \"city\"\nstages = [{ key = \"filing\", limit = \"PT4H\",\n\
                      escalate = [{ percent = 0 }, { percent = 100 }, { percent = 100 }] }]";
const NO_NUMBER: &str = "[[numbers]]\nkey = \"merit\"\n[[posts]]\nkey = \"lead\"\nat = [\"team\"]\n\
                         eligible = { number = { of = \"merit\", at_least = 3, below = 3 } }";
const PEOPLE_TIER: &str = "[[posts]]\nkey = \"lead\"\nat = [\"team\"]\n[[networks]]\nkey = \"red\"\n\
                           tiers = [\"zone\", { label = \"all\", people = { all = [] } }]\n\
                           [[posts]]\nkey = \"warden\"\nat = [\"all\"]";

/// Charters that are wrong from the start.
const WHOLE: &[(&str, &str)] = &[
    ("empty name", "name = \"\"\ntiers = [\"site\"]"),
    ("no tiers", "name = \"workshop\""),
    ("tier no label", "name = \"workshop\"\ntiers = [3]"),
    ("no tier of units", "name = \"workshop\"\ntiers = [{ label = \"all\", people = { all = [] } }]"),
    ("tier of people first", "name = \"workshop\"\ntiers = [{ label = \"all\", people = { all = [] } }, \"team\"]"),
    (
        "tier of holders and of people",
        "name = \"workshop\"\ntiers = [\"team\", { label = \"x\", post = \"lead\", people = { tag = \"a\" } }]\n\
         [[posts]]\nkey = \"lead\"\nat = [\"team\"]",
    ),
    (
        "tier of people with units below",
        "name = \"workshop\"\ntiers = [\"team\", { label = \"all\", people = { all = [] }, span = 3 }]",
    ),
    (
        "networks refine in a circle",
        "name = \"workshop\"\n[[networks]]\nkey = \"a\"\ntiers = [\"x\"]\nrefines = \"b\"\n\
         [[networks]]\nkey = \"b\"\ntiers = [\"y\"]\nrefines = \"a\"",
    ),
];

pub(super) fn cases() -> Vec<Case> {
    let workshop = |more: &str| format!("name = \"workshop\"\ntiers = [\"site\", \"team\"]\n{more}");
    let mut cases: Vec<Case> = WHOLE.iter().map(|(name, text)| of_toml(name, text, text)).collect();
    cases.extend(ADDED.iter().map(|(name, more)| of_toml(name, more, &workshop(more))));
    let long = format!("tags = [\"{}\"]", "x".repeat(300));
    cases.push(of_toml("name too long", &long, &workshop(&long)));
    let deep = format!(
        "[[requirements]]\nkey = \"r\"\ntier = \"team\"\nmin = 1\npeople = {}{{ tag = \"a\" }}{}",
        "{ not = ".repeat(20),
        " }".repeat(20)
    );
    cases.push(of_toml("condition too deep", &deep, &workshop(&deep)));
    let json = "{ \"name\": \"workshop\", \"tiers\": [\"site\"";
    let error = refused("JSON", Charter::from_json(json));
    cases.push(Case::new("charter/syntax of JSON", json, error));
    let limits = Limits { charter: 3, ..Limits::default() };
    let many = "tags = [\"a\", \"b\", \"c\", \"d\"]";
    let error = refused("limits", Charter::from_toml_with_limits(&workshop(many), &limits));
    cases.push(Case::new("charter/list too long", format!("{many}, the limit being 3"), error));
    cases.extend(versions());
    cases
}

fn of_toml(name: &str, input: &str, text: &str) -> Case {
    Case::new(format!("charter/{name}"), input, refused(name, Charter::from_toml(text)))
}

fn versions() -> Vec<Case> {
    let version =
        |dates: &str| Charter::from_toml(&format!("name = \"v\"\ntiers = [\"team\"]\n{dates}")).expect("sound");
    let [early, late, always] = ["until = 2024-07-01", "from = 2024-06-01", ""].map(version);
    let day = Some(Date::constant(2024, 7, 1));
    let in_force = |name: &str, input: &str, versions: &[Charter], day| {
        Case::new(format!("charter/{name}"), input, refused(name, Charter::in_force(versions, day)))
    };
    vec![
        in_force("no version that day", "until 2024-07-01, asked for 2024-07-01", std::slice::from_ref(&early), day),
        in_force("dated versions and no day", "until 2024-07-01", std::slice::from_ref(&early), None),
        in_force("no version at all", "no charter", &[], day),
        in_force("versions overlap", "until 2024-07-01, and from 2024-06-01", &[early, late], day),
        in_force("versions without dates", "two charters without dates", &[always.clone(), always], day),
    ]
}
