//! Forms and interviews that are hard to write down.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part")]

/// A repeat in a group, and another in it.
pub const HOUSEHOLD: &str = r#"{
  "kin_form": 1, "id": "household", "version": "1",
  "title": {"vi": "Hộ", "en": "Household"}, "languages": ["vi", "en"],
  "choices": {"dose": [ {"name": "a", "label": {"vi": "Mũi A", "en": "Dose A"}},
                        {"name": "b", "label": {"vi": "Mũi B", "en": "Dose B"}} ]},
  "survey": [
    {"type": "text", "name": "village", "label": {"vi": "Bản", "en": "Village"}, "disclosure": "location"},
    {"type": "integer", "name": "children", "label": {"vi": "Số con", "en": "Children"}, "disclosure": "quasi"},
    {"type": "group", "name": "family", "label": {"vi": "Gia đình", "en": "Family"}, "children": [
      {"type": "repeat", "name": "child", "repeat_count": "${children}", "repeat_max": 4, "label": {"vi": "Con", "en": "Child"},
       "children": [
        {"type": "group", "name": "about", "label": {"vi": "Về con", "en": "About"}, "children": [
          {"type": "text", "name": "child_name", "label": {"vi": "Tên", "en": "Name"}, "disclosure": "free_text"} ]},
        {"type": "integer", "name": "child_age", "label": {"vi": "Tuổi", "en": "Age"}, "disclosure": "quasi",
         "missing": ["refused"]},
        {"type": "repeat", "name": "vaccine", "repeat_max": 3, "label": {"vi": "Mũi tiêm", "en": "Vaccine"}, "children": [
          {"type": "select_one", "list": "dose", "name": "dose", "label": {"vi": "Mũi", "en": "Dose"},
           "disclosure": "sensitive", "missing": ["dont_know"]} ]} ]} ]} ]
}"#;

/// Names that collide, or are long; a position; several answers.
pub const FORM: &str = r#"{
  "kin_form": 1, "id": "hostile", "version": "1",
  "title": {"vi": "Khó", "en": "Hard"}, "languages": ["vi", "en"],
  "choices": {"letters": [ {"name": "a", "label": {"vi": "Á 🌾", "en": "A 🌾"}},
                           {"name": "b", "label": {"vi": "Bê", "en": "B"}} ]},
  "survey": [
    {"type": "text", "name": "language", "label": {"vi": "Tiếng", "en": "Language"}, "disclosure": "open"},
    {"type": "integer", "name": "KEY", "label": {"vi": "Khoá", "en": "Key"}, "disclosure": "open"},
    {"type": "group", "name": "a", "label": {"vi": "a", "en": "a"}, "children": [
      {"type": "integer", "name": "b-c", "label": {"vi": "b-c", "en": "b-c"}, "disclosure": "open"} ]},
    {"type": "group", "name": "a-b", "label": {"vi": "a-b", "en": "a-b"}, "children": [
      {"type": "integer", "name": "c", "label": {"vi": "c", "en": "c"}, "disclosure": "open"} ]},
    {"type": "geopoint", "name": "here", "label": {"vi": "Ở đây", "en": "Here"}, "disclosure": "location"},
    {"type": "select_multiple", "list": "letters", "name": "several", "label": {"vi": "Mấy chữ", "en": "Letters"},
     "disclosure": "open"} ]
}"#;
