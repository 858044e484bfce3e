//! Which files may travel beside the responses to a form.

use super::kind::MediaKind;

/// Which files travel, and how many of what size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachments {
    /// The types that are taken. Never empty.
    pub types: Vec<FileType>,
    /// The largest file, in bytes, as it is sealed.
    pub maximum_bytes: u32,
    /// The most files of one interview.
    pub maximum_count: u32,
}

impl Attachments {
    /// Whether a question for this kind of file takes this type.
    pub fn takes(&self, kind: MediaKind, file_type: FileType) -> bool {
        self.types.contains(&file_type) && (kind == MediaKind::File || file_type.kind() == kind)
    }
}

/// A type of file that may travel: each is known by its first bytes, never by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileType {
    /// A photograph.
    Jpeg,
    /// A picture, often of a screen.
    Png,
    /// A document.
    Pdf,
    /// Sound: MP3.
    Mp3,
    /// Sound: MPEG-4, as most telephones record it.
    M4a,
    /// Sound: Ogg.
    Ogg,
    /// Sound: uncompressed.
    Wav,
    /// Sound: AMR, as plain telephones record it.
    Amr,
    /// A film: MPEG-4.
    Mp4,
}

impl FileType {
    /// All of them.
    pub const ALL: [FileType; 9] = [
        FileType::Jpeg,
        FileType::Png,
        FileType::Pdf,
        FileType::Mp3,
        FileType::M4a,
        FileType::Ogg,
        FileType::Wav,
        FileType::Amr,
        FileType::Mp4,
    ];
    /// What is taken where a form does not say: what can be freed of everything that a camera writes beside the picture.
    pub const PICTURES: [FileType; 2] = [FileType::Jpeg, FileType::Png];

    /// As in `image/jpeg`.
    pub fn media_type(self) -> &'static str {
        match self {
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
            FileType::Pdf => "application/pdf",
            FileType::Mp3 => "audio/mpeg",
            FileType::M4a => "audio/mp4",
            FileType::Ogg => "audio/ogg",
            FileType::Wav => "audio/wav",
            FileType::Amr => "audio/amr",
            FileType::Mp4 => "video/mp4",
        }
    }

    /// What a name of such a file ends with.
    pub fn extension(self) -> &'static str {
        match self {
            FileType::Jpeg => "jpg",
            FileType::Png => "png",
            FileType::Pdf => "pdf",
            FileType::Mp3 => "mp3",
            FileType::M4a => "m4a",
            FileType::Ogg => "ogg",
            FileType::Wav => "wav",
            FileType::Amr => "amr",
            FileType::Mp4 => "mp4",
        }
    }

    /// Which kind of question asks for it.
    pub fn kind(self) -> MediaKind {
        match self {
            FileType::Jpeg | FileType::Png => MediaKind::Image,
            FileType::Pdf => MediaKind::File,
            FileType::Mp3 | FileType::M4a | FileType::Ogg | FileType::Wav | FileType::Amr => MediaKind::Audio,
            FileType::Mp4 => MediaKind::Video,
        }
    }
}
