# Runs the script of an export as it stands, but for its reader: the CSV files beside it are read instead of Parquet.
# Prints what became of the table: the levels and labels that the script gave.
script <- commandArgs(trailingOnly = TRUE)[1]
setwd(dirname(script))
read <- function(file) {
  table <- read.csv(sub("parquet$", "csv", file), check.names = FALSE, na.strings = "", encoding = "UTF-8")
  for (name in names(table)) table[[paste0(name, "/missing")]] <- NA_character_
  table
}
expressions <- parse(basename(script), encoding = "UTF-8")
is_reader <- function(one) startsWith(deparse(one)[1], "read <- ")
stopifnot(sum(vapply(expressions, is_reader, logical(1))) == 1)
for (one in expressions) if (!is_reader(one)) eval(one)
survey <- tables[["survey"]]
show <- function(...) writeLines(enc2utf8(paste(...)), useBytes = TRUE)
show("levels", paste(levels(survey[["office"]]), collapse = "|"))
show("value", as.character(survey[["office"]][which(survey[["number"]] == 1)]))
show("label", attr(survey[["office"]], "label"))
show("tables", paste(names(tables), collapse = "|"))
