// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/doctorwords.h"

#include "webhooks/verifier.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WebhookDoctor)
};

QString staleSentence(qint64 age)
{
    if (age > 0)
        return Text::tr("The signature is right, but the message is %n second(s) old.", nullptr,
                        static_cast<int>(qMin<qint64>(age, INT_MAX)));
    return Text::tr("The signature is right, but the message is dated %n second(s) ahead of this "
                    "computer's clock.",
                    nullptr, static_cast<int>(qMin<qint64>(-age, INT_MAX)));
}

QString changeSentence(const WebhookDiagnosis &diagnosis)
{
    switch (diagnosis.change.value_or(BodyChange::Reserialised)) {
    case BodyChange::LineEndAdded:
        return Text::tr("The body ends with a line end that was not signed.");
    case BodyChange::LineEndLost:
        return Text::tr("A line end at the end of the body was signed, and is missing here.");
    case BodyChange::ByteOrderMark:
        return Text::tr("The body begins with a byte order mark that was not signed.");
    case BodyChange::LineEndsChanged:
        return Text::tr("The line ends of the body were changed (CRLF for LF, or the other way).");
    case BodyChange::Recoded:
        return Text::tr("The body's UTF-8 was taken for Latin-1 and encoded a second time.");
    case BodyChange::Wrapped: return Text::tr("The body is base64 or hex of what was signed.");
    case BodyChange::Reserialised:
        return Text::tr("The JSON was read and written again. What was signed had: %1.",
                        "%1: how JSON was laid out")
            .arg(diagnosis.layout);
    }
    return {};
}

QString changeAdvice(BodyChange change)
{
    switch (change) {
    case BodyChange::LineEndAdded:
    case BodyChange::LineEndLost:
        return Text::tr("Editors and command lines add or drop it: keep the bytes of the request, "
                        "for example with \"curl --data-binary\" instead of \"--data\".");
    case BodyChange::Wrapped:
        return Text::tr("A gateway wraps bodies that way: decode it before the check.");
    case BodyChange::ByteOrderMark:
    case BodyChange::LineEndsChanged:
    case BodyChange::Recoded:
    case BodyChange::Reserialised: break;
    }
    return Text::tr("Check the raw bytes of the request, before anything parses them.");
}

} // namespace

QLatin1String webhookFindingName(WebhookFinding finding)
{
    switch (finding) {
    case WebhookFinding::Valid: return QLatin1String("valid");
    case WebhookFinding::NoScheme: return QLatin1String("no_scheme");
    case WebhookFinding::NoSecret: return QLatin1String("no_secret");
    case WebhookFinding::MissingHeader: return QLatin1String("missing_header");
    case WebhookFinding::MalformedTimestamp: return QLatin1String("malformed_timestamp");
    case WebhookFinding::Stale: return QLatin1String("stale");
    case WebhookFinding::SignatureCut: return QLatin1String("signature_cut");
    case WebhookFinding::EncodedOtherwise: return QLatin1String("encoded_otherwise");
    case WebhookFinding::BodyChanged: return QLatin1String("body_changed");
    case WebhookFinding::OtherScheme: return QLatin1String("other_scheme");
    case WebhookFinding::SecretSpaced: return QLatin1String("secret_spaced");
    case WebhookFinding::SecretDecoded: return QLatin1String("secret_decoded");
    case WebhookFinding::Mismatched: return QLatin1String("mismatched");
    }
    return QLatin1String("");
}

QString findingSentence(const WebhookDiagnosis &diagnosis)
{
    switch (diagnosis.finding) {
    case WebhookFinding::Valid:
        return diagnosis.message.hasTimestamp()
                   ? Text::tr("The signature is right and the message is fresh.")
                   : Text::tr("The signature is right. This scheme signs no time.");
    case WebhookFinding::NoScheme:
        return Text::tr("None of these headers carries a signature of a known kind.");
    case WebhookFinding::NoSecret: return Text::tr("There is no secret to check it with.");
    case WebhookFinding::MissingHeader:
        return Text::tr("The message lacks: %1", "%1 names of headers")
            .arg(diagnosis.missing.join(QLatin1String(", ")));
    case WebhookFinding::MalformedTimestamp:
        return Text::tr("The signature is right, but its time is not in whole Unix seconds.");
    case WebhookFinding::Stale: return staleSentence(diagnosis.ageSeconds.value_or(0));
    case WebhookFinding::SignatureCut:
        return Text::tr("The signature is the beginning of the right one: it was cut.");
    case WebhookFinding::EncodedOtherwise:
        return diagnosis.message.isBase64()
                   ? Text::tr("The signature is right, but written in hex; base64 belongs there.")
                   : Text::tr("The signature is right, but written in base64; hex belongs there.");
    case WebhookFinding::BodyChanged: return changeSentence(diagnosis);
    case WebhookFinding::OtherScheme:
        return Text::tr("It is signed as another scheme does: %1.", "%1 a kind of signature")
            .arg(webhookSchemeText(diagnosis.signedAs.value_or(diagnosis.message.scheme)));
    case WebhookFinding::SecretSpaced:
        return Text::tr("White space around the secret makes the difference.");
    case WebhookFinding::SecretDecoded:
        return diagnosis.message.scheme == WebhookScheme::Standard
                   ? Text::tr(
                         "It was signed with the text of the secret, not with the key that the "
                         "text encodes.")
                   : Text::tr("It was signed with what the secret encodes, not with its text.");
    case WebhookFinding::Mismatched:
        return Text::tr("The signature does not match: the secret is another one, or the body is "
                        "not byte for byte what was sent.");
    }
    return {};
}

QString findingAdvice(const WebhookDiagnosis &diagnosis)
{
    switch (diagnosis.finding) {
    case WebhookFinding::Valid: return {};
    case WebhookFinding::NoScheme:
        return Text::tr("Paste all headers of the request, or choose the kind of signature.");
    case WebhookFinding::NoSecret: return Text::tr("Enter the endpoint's secret.");
    case WebhookFinding::MissingHeader:
        return Text::tr("A proxy may have dropped it; look at the request where it arrives.");
    case WebhookFinding::MalformedTimestamp:
        return Text::tr("Milliseconds or a date do not belong there.");
    case WebhookFinding::Stale:
        return Text::tr(
                   "%1 s are allowed. Refuse it: it may be a copy of an earlier one, or one of "
                   "the two clocks is wrong.")
            .arg(WebhookToleranceSeconds);
    case WebhookFinding::SignatureCut:
        return Text::tr("Compare the length of the header with what the sender sends; a database "
                        "column or a log line is often too short.");
    case WebhookFinding::EncodedOtherwise:
        return Text::tr("Compare decoded bytes, in constant time, after reading the encoding that "
                        "the scheme names.");
    case WebhookFinding::BodyChanged:
        return changeAdvice(diagnosis.change.value_or(BodyChange::Reserialised));
    case WebhookFinding::OtherScheme:
        return Text::tr("Check which bytes the sender signs: the time, the id, or the body alone.");
    case WebhookFinding::SecretSpaced:
        return Text::tr("Copy the secret without the line end or spaces around it, on both sides.");
    case WebhookFinding::SecretDecoded:
        return Text::tr("Agree with the sender on what the key is: the text, or what the text "
                        "decodes to.");
    case WebhookFinding::Mismatched:
        return Text::tr("Compare the secret with the endpoint's, and check the raw bytes of the "
                        "request.");
    }
    return {};
}

} // namespace coinpay
