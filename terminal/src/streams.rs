//! Standard input and output for what is nobody else's business: each with a buffer that ends with whoever uses it.
//!
//! The standard library keeps one buffer for each stream until the program ends, and in it the last answers that were
//! typed and shown.

use std::io::{BufRead, Result, Write};

/// Standard input.
pub fn input() -> Result<Box<dyn BufRead + Send>> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd as _;
        let input = std::io::stdin().as_fd().try_clone_to_owned()?;
        Ok(Box::new(std::io::BufReader::new(std::fs::File::from(input))))
    }
    // A console elsewhere speaks another encoding, which the standard library translates.
    #[cfg(not(unix))]
    Ok(Box::new(std::io::BufReader::new(std::io::stdin())))
}

/// Standard output. What others have said and not flushed comes after it.
pub fn output() -> Result<Box<dyn Write + Send>> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd as _;
        let output = std::io::stdout().as_fd().try_clone_to_owned()?;
        Ok(Box::new(std::io::BufWriter::new(std::fs::File::from(output))))
    }
    #[cfg(not(unix))]
    Ok(Box::new(std::io::BufWriter::new(std::io::stdout())))
}
