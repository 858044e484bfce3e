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

/// Equal in their first 32 characters.
pub const LONG_NAMES: [&str; 2] =
    ["how_often_did_you_have_to_borrow_food", "how_often_did_you_have_to_borrow_money"];

/// Longer than any text that SPSS and Stata keep in one piece.
pub fn long_text() -> String {
    "=Ở đây có <b>nước</b> & \"gạo\" 🌾; ".repeat(50).trim().to_owned()
}

/// Longer than any label that SPSS and Stata show.
pub fn long_label() -> String {
    "Chị hãy kể bằng lời của mình, càng kỹ càng tốt, những gì đã xảy ra. ".repeat(9).trim().to_owned()
}

/// Every kind of question, missing values, labels that are long and odd.
pub const SURVEY: &str = r#"{
  "kin_form": 1, "id": "survey", "version": "1",
  "title": {"vi": "Khảo sát", "en": "Survey"}, "languages": ["vi", "en"],
  "choices": {
    "office": [ {"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}},
                {"name": "ct", "label": {"vi": "Cần Thơ", "en": "Can Tho"}} ],
    "rating": [ {"name": "1", "label": {"vi": "Kém", "en": "Poor"}},
                {"name": "2", "label": {"vi": "Tốt 👍", "en": "Good 👍"}} ],
    "service": [ {"name": "legal", "label": {"vi": "Pháp lý", "en": "Legal"}},
                 {"name": "🌾", "label": {"vi": "Nông nghiệp 🌾", "en": "Farming 🌾"}},
                 {"name": "work", "label": {"vi": "Việc làm", "en": "Work"}} ] },
  "survey": [
    {"type": "select_one", "list": "office", "name": "office", "disclosure": "quasi", "missing": ["refused"],
     "label": {"vi": "Văn phòng nào? <b>&\"</b>", "en": "Which office? <b>&\"</b>"}},
    {"type": "select_one", "list": "rating", "name": "rating", "disclosure": "open", "missing": ["dont_know"],
     "label": {"vi": "Thế nào?", "en": "How was it?"}},
    {"type": "group", "name": "help", "label": {"vi": "Giúp đỡ", "en": "Help"}, "children": [
      {"type": "select_multiple", "list": "service", "name": "services", "disclosure": "sensitive",
       "missing": ["not_applicable"], "label": {"vi": "Việc gì?", "en": "Which services?"}} ]},
    {"type": "decimal", "name": "weight", "disclosure": "open", "missing": ["refused"],
     "label": {"vi": "Cân nặng (kg)", "en": "Weight (kg)"}},
    {"type": "integer", "name": "age", "disclosure": "quasi", "missing": ["dont_know"],
     "label": {"vi": "Tuổi", "en": "Age"}},
    {"type": "date", "name": "moved", "disclosure": "quasi", "missing": ["not_applicable"],
     "label": {"vi": "Ngày chuyển đến", "en": "Moved"}},
    {"type": "time", "name": "at", "disclosure": "open", "label": {"vi": "Lúc mấy giờ?", "en": "At what time?"}},
    {"type": "dateTime", "name": "called", "disclosure": "open", "label": {"vi": "Gọi lúc nào?", "en": "Called"}},
    {"type": "text", "name": "remark", "max_length": 1800, "disclosure": "free_text", "missing": ["refused"],
     "label": {"vi": "Chị hãy kể bằng lời của mình, càng kỹ càng tốt, những gì đã xảy ra. Chị hãy kể bằng lời của mình, càng kỹ càng tốt, những gì đã xảy ra. Chị hãy kể bằng lời của mình, càng kỹ càng tốt, những gì đã xảy ra. Chị hãy kể bằng lời của mình, càng kỹ càng tốt, những gì đã xảy ra.",
               "en": "Tell"}},
    {"type": "integer", "name": "how_often_did_you_have_to_borrow_food", "disclosure": "open",
     "label": {"vi": "Vay đồ ăn", "en": "Food"}},
    {"type": "integer", "name": "how_often_did_you_have_to_borrow_money", "disclosure": "open",
     "label": {"vi": "Vay tiền", "en": "Money"}},
    {"type": "calculate", "name": "double_age", "calculation": "if(${age} > 0, ${age} * 2, '')", "disclosure": "quasi"},
    {"type": "calculate", "name": "greeting", "calculation": "concat('số ', ${number})", "disclosure": "open"},
    {"type": "integer", "name": "number", "disclosure": "open", "label": {"vi": "Số", "en": "Number"}},
    {"type": "integer", "name": "visits", "disclosure": "open", "label": {"vi": "Số lần", "en": "Visits"}},
    {"type": "repeat", "name": "visit", "repeat_count": "${visits}", "repeat_max": 2,
     "label": {"vi": "Lần đến", "en": "Visit"}, "children": [
      {"type": "select_one", "list": "service", "name": "purpose", "disclosure": "open",
       "label": {"vi": "Để làm gì?", "en": "What for?"}} ]} ]
}"#;

/// How much of the long label the form has, in bytes.
pub const SHOWN_LABEL: usize = 371;

/// A form with thousands of choices.
pub fn thousands() -> String {
    let choices = |letter: &str, count: u32| {
        let all = (0..count).map(|number| {
            format!(
                r#"{{"name":"{letter}{number}","label":{{"vi":"Chọn {number}","en":"Choice {number}"}}}}"#
            )
        });
        all.collect::<Vec<_>>().join(",")
    };
    format!(
        r#"{{"kin_form":1,"id":"thousands","version":"1","title":{{"vi":"Nhiều"}},"languages":["vi","en"],
            "choices":{{"c":[{}],"d":[{}]}},
            "survey":[
              {{"type":"select_one","list":"c","name":"one","label":{{"vi":"Một"}},"disclosure":"open"}},
              {{"type":"select_multiple","list":"d","name":"several","label":{{"vi":"Mấy"}},"disclosure":"open"}}]}}"#,
        choices("c", 3000),
        choices("d", 1200)
    )
}
