// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crypto/secretbytes.h"
#include "webhooks/bodychanges.h"
#include "webhooks/scheme.h"

#include <span>

namespace coinpay {

//! What the doctor looks at.
struct WebhookEvidence
{
    QList<HeaderField> headers;
    QByteArrayView body; //!< the raw bytes; the caller keeps them alive
    //! As the sender shows them: "whsec_…" is base64 behind its prefix where the scheme says so,
    //! "whpk_…" a public key, anything else its own bytes.
    std::span<const SharedSecret> secrets;
    std::optional<WebhookScheme> scheme; //!< empty: guessed
    UnixMs now = 0;
    //! False: what is not right as it is, is Mismatched. For whoever has many to look at.
    bool looksForCause = true;
};

enum class WebhookFinding {
    Valid,
    NoScheme,           //!< no header of a known scheme
    NoSecret,           //!< nothing to check with
    MissingHeader,      //!< see `missing`
    MalformedTimestamp, //!< not Unix seconds
    Stale,              //!< right, but too old, or dated ahead
    SignatureCut,       //!< the beginning of the right signature
    EncodedOtherwise,   //!< hex where base64 belongs, or the other way round
    BodyChanged,        //!< see `change`
    OtherScheme,        //!< signed as another scheme does
    SecretSpaced,       //!< right with the white space around the secret left away
    SecretDecoded,      //!< right with the secret in another encoding
    Mismatched,         //!< another secret, or a change of the body that cannot be undone
};

//! A stable, untranslated word for scripts: "signature_cut".
[[nodiscard]] QLatin1String webhookFindingName(WebhookFinding finding);

//! Where the body that was signed and the one that is there part.
struct BodyDifference
{
    qsizetype at = 0;     //!< offset of the first byte that differs, in both
    QByteArray given;     //!< from there on, a few bytes
    QByteArray wasSigned; //!< the same of what was signed
};

struct WebhookDiagnosis
{
    WebhookFinding finding = WebhookFinding::Mismatched;
    SignedMessage message; //!< what the headers said
    bool isSchemeGuessed = false;
    QStringList missing;              //!< of MissingHeader
    std::optional<BodyChange> change; //!< of BodyChanged
    QString layout;                   //!< of BodyChange::Reserialised: how it was written
    std::optional<BodyDifference> difference;
    std::optional<WebhookScheme> signedAs; //!< of OtherScheme
    std::optional<qint64> ageSeconds;      //!< now minus its timestamp, where there is one
    qsizetype secret = -1;                 //!< index of the one that matched
    QByteArray signedPrefix;               //!< what the scheme signs in front of the body
    QString sentence;                      //!< for a person: what was found
    QString advice;                        //!< for a person: what to do about it

    [[nodiscard]] bool isValid() const { return finding == WebhookFinding::Valid; }
};

//! Says whether a webhook is rightly signed and fresh, and if not, why: what is wrong is found by
//! undoing, one at a time, what commonly goes wrong until the signature fits. Never throws, never
//! crashes on any bytes; of a body of 50 MB it takes about a second. Thread-safe.
[[nodiscard]] WebhookDiagnosis diagnoseWebhook(const WebhookEvidence &evidence);

} // namespace coinpay
