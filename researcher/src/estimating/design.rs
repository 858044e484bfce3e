//! Design files: which columns of a table say how its sample was drawn.

use std::path::Path;

use kin_statistics::{Design, LonelyPsu, Unit, Weighting};
use kin_terminal::{Exit, Failure, Result};
use serde::{Deserialize, Serialize};

use super::EstimatingError;
use crate::data::{Data, DataError, Missing, number};

/// No larger design file is read.
const MAX_DESIGN_BYTES: u64 = 64 * 1024;

/// A design file: names of columns, each optional.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DesignFile {
    /// Strata; everything is one stratum without them.
    #[serde(default)]
    pub strata: Option<String>,
    /// Primary sampling units; rows themselves were drawn without them. A code counts within its stratum.
    #[serde(default)]
    pub psu: Option<String>,
    /// How many people of the population a row stands for. Without weights, and with `fpc`: the population of the stratum
    /// over its units in the sample.
    #[serde(default)]
    pub weight: Option<String>,
    /// How many units of the first stage (PSUs where there are any, rows otherwise) the stratum has in the population.
    #[serde(default)]
    pub fpc: Option<String>,
    /// What to do with a stratum of which one unit is in the sample.
    #[serde(default)]
    pub lonely_psu: LonelyPsu,
}

impl DesignFile {
    /// Reads a design file.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes =
            kin_disk::read(path, MAX_DESIGN_BYTES).map_err(|error| Failure::error(Exit::Storage, &error))?;
        serde_json::from_slice(&bytes).map_err(|error| {
            let file = path.display().to_string();
            let (line, column) = (error.line() as u64, error.column() as u64);
            let what = EstimatingError::EstimatingDesignUnreadable { file, line, column };
            Failure::error(Exit::Refused, &what).because_text(error)
        })
    }

    fn weighting(&self) -> Weighting {
        match (&self.weight, &self.fpc) {
            (Some(_), _) => Weighting::Given,
            (None, Some(_)) => Weighting::Population,
            (None, None) => Weighting::Equal,
        }
    }
}

/// Where the columns of a design stand among the cells of a row.
#[derive(Clone, Debug)]
pub(super) struct Placement {
    pub(super) design: Design,
    columns: Vec<String>,
    strata: Option<usize>,
    psu: Option<usize>,
    weight: Option<usize>,
    fpc: Option<usize>,
}

impl Placement {
    /// Adds the design's columns to `places`, those that rows are asked for.
    pub(super) fn new(file: Option<&DesignFile>, data: &Data<'_>, places: &mut Vec<usize>) -> Result<Self> {
        let lonely_psu = file.map(|file| file.lonely_psu);
        let file = file.cloned().unwrap_or_default();
        let mut place = |name: &Option<String>| -> Result<Option<usize>> {
            let Some(name) = name else { return Ok(None) };
            places.push(data.column(name)?);
            Ok(Some(places.len() - 1))
        };
        let (strata, psu) = (place(&file.strata)?, place(&file.psu)?);
        let (weight, fpc) = (place(&file.weight)?, place(&file.fpc)?);
        let columns = places.iter().map(|place| data.columns()[*place].clone()).collect();
        let design = Design { weighting: file.weighting(), lonely_psu };
        Ok(Self { design, columns, strata, psu, weight, fpc })
    }

    /// Where a row stands in the design.
    pub(super) fn unit<'a>(&self, line: u64, cells: &[&'a str], missing: &Missing) -> Result<Unit<'a>> {
        let text = |place: Option<usize>| -> Result<Option<&'a str>> {
            let Some(place) = place else { return Ok(None) };
            let value = missing.value(cells[place]);
            let column = || self.columns[place].clone();
            Ok(Some(value.ok_or_else(|| DataError::DataDesignCellEmpty { line, column: column() })?))
        };
        let count = |place: Option<usize>| -> Result<Option<f64>> {
            let Some((text, place)) = text(place)?.zip(place) else { return Ok(None) };
            let column = || self.columns[place].clone();
            Ok(Some(number(text).ok_or_else(|| DataError::DataNotANumber { line, column: column() })?))
        };
        let weight = count(self.weight)?.unwrap_or(1.0);
        if weight < 0.0 {
            let column = self.weight.map(|place| self.columns[place].clone()).unwrap_or_default();
            return Err(EstimatingError::EstimatingWeightNegative { line, column }.into());
        }
        let stratum = text(self.strata)?.unwrap_or("");
        Ok(Unit { stratum, psu: text(self.psu)?, weight, population: count(self.fpc)? })
    }
}
