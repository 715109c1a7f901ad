//! Coordination: a draft goes with its report to the bodies concerned, round by round, until all agree (Art. 15(4)).

mod answer;
mod disagreements;
mod meeting;
mod meetings;
mod protocol_file;
mod standing_remark;
mod take;
mod view;

pub use answer::{AnswerInput, answer_remark};
pub use disagreements::{Disagreement, Disagreements, RefusalReasons, disagreements};
pub use meeting::{MeetingInput, ProtocolFile, meetings, protocol, record_meeting};
pub use meetings::MeetingView;
pub use protocol_file::{LARGEST_PROTOCOL, ProtocolKind, UploadedFile};
pub use take::take_suggestion;
pub use view::{AnswerView, BodyInRound, OpinionView, RemarkView, RoundView};
