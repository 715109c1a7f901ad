//! The installation's own signature under the receipts it hands out: Ed25519 (RFC 8032), which anybody can check who has
//! the public key, here or with common tools.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sea_orm::{EntityTrait, Set};

use crate::context::{Request, Services};
use crate::entity::signing_key::{ActiveModel, Entity};
use crate::error::ServiceError;

/// Stands between a text and its signature.
const MARK: &str = "-----ED25519 SIGNATURE-----";
/// Before the thirty-two bytes of a key, it says that they are an Ed25519 public key (RFC 8410).
const KEY_HEADER: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// What a signed text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This installation signed exactly this text.
    Genuine {
        /// The text without the signature.
        text: String,
    },
    /// The signature does not belong to the text: one of them was changed, or another installation signed.
    Altered,
    /// There is no signature.
    Unsigned,
}

/// The text with the signature of this installation beneath.
///
/// # Errors
/// [`ServiceError`] if the key cannot be read or made.
pub async fn signed(services: &Services, request: &Request, text: &str) -> Result<String, ServiceError> {
    let pair = key_pair(services, request).await?;
    let text = plain(text);
    let signature = STANDARD.encode(pair.sign(text.as_bytes()));
    Ok(format!("{text}\n{MARK}\n{signature}\n"))
}

/// Whether this installation signed a text. Line ends and a byte order mark, which programs change on their own, are
/// not counted.
///
/// # Errors
/// [`ServiceError`] if the key cannot be read or made.
pub async fn check(services: &Services, request: &Request, signed: &str) -> Result<Verdict, ServiceError> {
    let signed = plain(signed);
    let Some((text, signature)) = signed.rsplit_once(&format!("\n{MARK}\n")) else {
        return Ok(Verdict::Unsigned);
    };
    let pair = key_pair(services, request).await?;
    let key = UnparsedPublicKey::new(&ED25519, pair.public_key().as_ref());
    let holds = STANDARD
        .decode(signature.trim())
        .is_ok_and(|signature| key.verify(text.as_bytes(), &signature).is_ok());
    Ok(if holds { Verdict::Genuine { text: text.to_owned() } } else { Verdict::Altered })
}

/// The public key in the form that common tools read (PEM, RFC 8410).
///
/// # Errors
/// [`ServiceError`] if the key cannot be read or made.
pub async fn public_key(services: &Services, request: &Request) -> Result<String, ServiceError> {
    let pair = key_pair(services, request).await?;
    let key = STANDARD.encode([&KEY_HEADER, pair.public_key().as_ref()].concat());
    Ok(format!("-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n"))
}

fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// The key of the installation, made when it is first needed.
async fn key_pair(services: &Services, request: &Request) -> Result<Ed25519KeyPair, ServiceError> {
    let known = Entity::find_by_id(1).one(&services.database.connection).await?;
    let seed = match known {
        Some(row) => STANDARD.decode(row.seed).map_err(ServiceError::internal)?,
        None => first_seed(services, request).await?,
    };
    Ed25519KeyPair::from_seed_unchecked(&seed)
        .map_err(|rejected| ServiceError::internal(rejected.to_string()))
}

async fn first_seed(services: &Services, request: &Request) -> Result<Vec<u8>, ServiceError> {
    let write = services.database.write().await?;
    // Writers stand in a line: whoever came before has made it.
    if let Some(row) = Entity::find_by_id(1).one(&*write).await? {
        return STANDARD.decode(row.seed).map_err(ServiceError::internal);
    }
    let seed = services.entropy.bytes::<32>()?;
    let row = ActiveModel { id: Set(1), seed: Set(STANDARD.encode(seed)), created_at: Set(request.at) };
    Entity::insert(row).exec_without_returning(&*write).await?;
    write.commit().await?;
    Ok(seed.to_vec())
}
