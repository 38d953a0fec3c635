// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/doctor.h"

#include "webhooks/doctorwords.h"
#include "webhooks/signaturefit.h"
#include "webhooks/unixseconds.h"
#include "webhooks/verifier.h"

#include <algorithm>

namespace coinpay {

namespace {

constexpr QByteArrayView secretMark("whsec_");
constexpr QByteArrayView publicMark("whpk_");
constexpr qsizetype Ed25519KeyBytes = 32;
constexpr qsizetype ExcerptBytes = 32;

//! A reading of a secret other than the scheme's own, and what it says if it is the right one.
struct OtherReading
{
    WebhookKey key;
    WebhookFinding finding;
};

std::optional<QByteArray> fromBase64(QByteArrayView text)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return bytes && !(*bytes).isEmpty() ? std::optional(*bytes) : std::nullopt;
}

WebhookKey macKey(QByteArrayView bytes)
{
    return {SecretBytes(bytes), {}};
}

WebhookKey decodedKey(QByteArrayView text)
{
    auto bytes = fromBase64(text);
    return {bytes ? SecretBytes::taking(*bytes) : SecretBytes(text), {}};
}

//! As the scheme reads it. Standard Webhooks: the key is base64, with or without its mark.
WebhookKey ownReading(QByteArrayView secret, WebhookScheme scheme)
{
    if (secret.startsWith(publicMark)) {
        const auto raw = fromBase64(secret.sliced(publicMark.size()));
        return raw && raw->size() == Ed25519KeyBytes ? WebhookKey{{}, *raw} : WebhookKey();
    }
    if (scheme != WebhookScheme::Standard)
        return macKey(secret);
    return decodedKey(secret.startsWith(secretMark) ? secret.sliced(secretMark.size()) : secret);
}

std::vector<OtherReading> otherReadings(QByteArrayView secret, WebhookScheme scheme)
{
    std::vector<OtherReading> readings;
    const QByteArrayView bare = secret.trimmed();
    if (bare.isEmpty())
        return readings;
    if (bare.size() != secret.size())
        readings.push_back({ownReading(bare, scheme), WebhookFinding::SecretSpaced});
    for (const char end : {'\n', ' '}) {
        QByteArray longer = secret.toByteArray() + end;
        readings.push_back({{SecretBytes::taking(longer), {}}, WebhookFinding::SecretSpaced});
    }
    const QByteArrayView unmarked =
        bare.startsWith(secretMark) ? bare.sliced(secretMark.size()) : bare;
    readings.push_back({macKey(bare), WebhookFinding::SecretDecoded});
    readings.push_back({macKey(unmarked), WebhookFinding::SecretDecoded});
    readings.push_back({decodedKey(unmarked), WebhookFinding::SecretDecoded});
    auto hex = QByteArray::fromHex(unmarked.toByteArray());
    if (hex.size() * 2 == unmarked.size())
        readings.push_back({{SecretBytes::taking(hex), {}}, WebhookFinding::SecretDecoded});
    return readings;
}

bool isUsable(const WebhookKey &key)
{
    return !key.mac.isEmpty() || !key.publicRaw.isEmpty();
}

BodyDifference differenceOf(QByteArrayView given, QByteArrayView wasSigned)
{
    const auto parted =
        std::mismatch(given.begin(), given.end(), wasSigned.begin(), wasSigned.end());
    BodyDifference difference;
    difference.at = parted.first - given.begin();
    const auto from = [&](QByteArrayView bytes) {
        return bytes.sliced(difference.at, qMin(ExcerptBytes, bytes.size() - difference.at))
            .toByteArray();
    };
    difference.given = from(given);
    difference.wasSigned = from(wasSigned);
    return difference;
}

//! One examination: each look answers whether it found what is the matter.
class Examination
{
public:
    Examination(const WebhookEvidence &evidence, WebhookDiagnosis &diagnosis)
        : m_evidence(evidence)
        , m_found(diagnosis)
        , m_message(diagnosis.message)
    {
        for (const SharedSecret &secret : evidence.secrets)
            m_keys.push_back(secret ? ownReading(secret->view(), m_message.scheme) : WebhookKey());
    }

    [[nodiscard]] bool hasKey() const { return std::ranges::any_of(m_keys, isUsable); }

    //! Looks one after the other, likeliest first; Mismatched when none finds anything.
    void run()
    {
        const bool found =
            asItIs() || (m_evidence.looksForCause && (withTheBodyUndone() || asAnotherScheme() ||
                                                      withTheSecretReadOtherwise()));
        if (!found)
            m_found.finding = WebhookFinding::Mismatched;
    }

private:
    bool asItIs();
    bool withTheBodyUndone();
    bool asAnotherScheme();
    bool withTheSecretReadOtherwise();
    //! Index of the key that fits, and how; -1.
    std::pair<qsizetype, SignatureFit> fit(QByteArrayView prefix, QByteArrayView body) const;
    void note(WebhookFinding finding, qsizetype secret)
    {
        m_found.finding = finding;
        m_found.secret = secret;
    }

    const WebhookEvidence &m_evidence;
    WebhookDiagnosis &m_found;
    const SignedMessage &m_message;
    std::vector<WebhookKey> m_keys; //!< of the secrets, in their order
};

std::pair<qsizetype, SignatureFit> Examination::fit(QByteArrayView prefix,
                                                    QByteArrayView body) const
{
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        if (!isUsable(m_keys[i]))
            continue;
        const SignatureFit how = fitOf(m_keys[i], m_message, prefix, body);
        if (how != SignatureFit::None)
            return {static_cast<qsizetype>(i), how};
    }
    return {-1, SignatureFit::None};
}

bool Examination::asItIs()
{
    const auto [secret, how] = fit(m_message.prefix(), m_evidence.body);
    switch (how) {
    case SignatureFit::None: return false;
    case SignatureFit::Exact: note(WebhookFinding::Valid, secret); break;
    case SignatureFit::EncodedOtherwise: note(WebhookFinding::EncodedOtherwise, secret); break;
    case SignatureFit::Cut: note(WebhookFinding::SignatureCut, secret); break;
    }
    return true;
}

bool Examination::withTheBodyUndone()
{
    return undoChanges(m_evidence.body, [this](const BodyGuess &guess) {
        const qsizetype secret = fit(m_message.prefix(), guess.body).first;
        if (secret < 0)
            return false;
        note(WebhookFinding::BodyChanged, secret);
        m_found.change = guess.change;
        m_found.layout = guess.how;
        m_found.difference = differenceOf(m_evidence.body, guess.body);
        return true;
    });
}

bool Examination::asAnotherScheme()
{
    for (const WebhookScheme other : allWebhookSchemes) {
        const QByteArray prefix = m_message.prefixBy(other);
        const qsizetype secret =
            prefix == m_message.prefix() ? -1 : fit(prefix, m_evidence.body).first;
        if (secret < 0)
            continue;
        note(WebhookFinding::OtherScheme, secret);
        m_found.signedAs = other;
        return true;
    }
    return false;
}

bool Examination::withTheSecretReadOtherwise()
{
    for (std::size_t i = 0; i < m_evidence.secrets.size(); ++i) {
        const SharedSecret &secret = m_evidence.secrets[i];
        if (!secret)
            continue;
        for (const OtherReading &reading : otherReadings(secret->view(), m_message.scheme)) {
            const bool fits = isUsable(reading.key) &&
                              fitOf(reading.key, m_message, m_message.prefix(), m_evidence.body) !=
                                  SignatureFit::None;
            if (fits) {
                note(reading.finding, static_cast<qsizetype>(i));
                return true;
            }
        }
    }
    return false;
}

//! Whether there is enough to check at all; the finding is set where not.
bool isExaminable(const WebhookEvidence &evidence, WebhookDiagnosis &diagnosis)
{
    const auto scheme = evidence.scheme ? evidence.scheme : guessWebhookScheme(evidence.headers);
    if (!scheme) {
        diagnosis.finding = WebhookFinding::NoScheme;
        return false;
    }
    diagnosis.isSchemeGuessed = !evidence.scheme;
    diagnosis.message = readSignedMessage(*scheme, evidence.headers);
    diagnosis.missing = diagnosis.message.missing;
    diagnosis.signedPrefix = diagnosis.message.prefix();
    if (!diagnosis.missing.isEmpty()) {
        diagnosis.finding = WebhookFinding::MissingHeader;
        return false;
    }
    constexpr qint64 MsPerSecond = 1000;
    if (const auto time = unixSeconds(diagnosis.message.timestamp))
        diagnosis.ageSeconds = evidence.now / MsPerSecond - *time;
    return true;
}

} // namespace

WebhookDiagnosis diagnoseWebhook(const WebhookEvidence &evidence)
{
    WebhookDiagnosis diagnosis;
    if (isExaminable(evidence, diagnosis)) {
        Examination examination(evidence, diagnosis);
        if (!examination.hasKey())
            diagnosis.finding = WebhookFinding::NoSecret;
        else
            examination.run();
    }
    if (diagnosis.isValid() && diagnosis.message.hasTimestamp()) {
        if (!diagnosis.ageSeconds)
            diagnosis.finding = WebhookFinding::MalformedTimestamp;
        else if (qAbs(*diagnosis.ageSeconds) > WebhookToleranceSeconds)
            diagnosis.finding = WebhookFinding::Stale;
    }
    diagnosis.sentence = findingSentence(diagnosis);
    diagnosis.advice = findingAdvice(diagnosis);
    return diagnosis;
}

} // namespace coinpay
