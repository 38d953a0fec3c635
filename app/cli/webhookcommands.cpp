// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/jsonvalues.h"
#include "cli/texts.h"
#include "cli/webhooksecrets.h"
#include "webhooks/doctor.h"

namespace coinpay::cli {

namespace {

constexpr qsizetype MaxBodyBytes = 64 * 1024 * 1024;

QJsonValue jsonDifference(const WebhookDiagnosis &diagnosis)
{
    if (!diagnosis.difference)
        return QJsonValue::Null;
    return QJsonObject{
        {QStringLiteral("at"), diagnosis.difference->at},
        {QStringLiteral("given"), QString::fromUtf8(diagnosis.difference->given)},
        {QStringLiteral("was_signed"), QString::fromUtf8(diagnosis.difference->wasSigned)},
    };
}

QJsonObject toJson(const WebhookDiagnosis &diagnosis)
{
    const auto &message = diagnosis.message;
    return {
        {QStringLiteral("valid"), diagnosis.isValid()},
        {QStringLiteral("finding"), QString(webhookFindingName(diagnosis.finding))},
        {QStringLiteral("message"), diagnosis.sentence},
        {QStringLiteral("advice"), jsonText(diagnosis.advice)},
        {QStringLiteral("scheme"), diagnosis.finding == WebhookFinding::NoScheme
                                       ? QJsonValue(QJsonValue::Null)
                                       : QJsonValue(QString(webhookSchemeName(message.scheme)))},
        {QStringLiteral("scheme_guessed"), diagnosis.isSchemeGuessed},
        {QStringLiteral("event_id"), jsonText(QString::fromUtf8(message.id))},
        {QStringLiteral("age_seconds"),
         diagnosis.ageSeconds ? QJsonValue(*diagnosis.ageSeconds) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("secret_line"),
         diagnosis.secret < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(diagnosis.secret + 1)},
        {QStringLiteral("signed_prefix"), QString::fromUtf8(diagnosis.signedPrefix)},
        {QStringLiteral("difference"), jsonDifference(diagnosis)},
    };
}

void tellPerson(const Output &out, const WebhookDiagnosis &diagnosis)
{
    if (out.isJson())
        return;
    out.text(diagnosis.sentence);
    if (!diagnosis.advice.isEmpty())
        out.text(diagnosis.advice);
    QList<QPair<QString, QString>> fields;
    if (diagnosis.finding != WebhookFinding::NoScheme)
        fields.append(
            {Texts::tr("Kind of signature"), webhookSchemeText(diagnosis.message.scheme)});
    if (!diagnosis.message.id.isEmpty())
        fields.append({Texts::tr("Event"), QString::fromUtf8(diagnosis.message.id)});
    if (diagnosis.ageSeconds)
        fields.append({Texts::tr("Age", "of a message"),
                       Texts::tr("%1 s", "seconds").arg(*diagnosis.ageSeconds)});
    if (!diagnosis.signedPrefix.isEmpty())
        fields.append(
            {Texts::tr("Signed in front of the body"), QString::fromUtf8(diagnosis.signedPrefix)});
    if (const auto &difference = diagnosis.difference) {
        fields.append(
            {Texts::tr("First difference"), Texts::tr("byte %1 of the body").arg(difference->at)});
        fields.append({Texts::tr("Here", "label of bytes"), QString::fromUtf8(difference->given)});
        fields.append(
            {Texts::tr("Signed", "label of bytes"), QString::fromUtf8(difference->wasSigned)});
    }
    out.fields(fields);
}

} // namespace

ExitCode examineWebhook(Session &session)
{
    const Arguments &arguments = session.arguments;
    const auto scheme = schemeFromArguments(arguments);
    if (!scheme)
        return session.out.error(scheme.error());
    const auto secrets = readSecrets(arguments.value(QStringLiteral("secret-file")));
    if (!secrets)
        return session.out.error(secrets.error(), ExitCode::Secrets);
    const auto block = readInput(arguments.value(QStringLiteral("headers")), MaxHeaderBlock);
    if (!block)
        return session.out.error(block.error());
    const auto headers = readHeaderFields(*block);
    if (!headers)
        return session.out.error(headers.error());
    const auto body = readInput(arguments.value(QStringLiteral("body")), MaxBodyBytes);
    if (!body)
        return session.out.error(body.error());
    const WebhookDiagnosis diagnosis =
        diagnoseWebhook({*headers, *body, *secrets, *scheme, session.clock.now()});
    session.out.object(toJson(diagnosis));
    tellPerson(session.out, diagnosis);
    return diagnosis.isValid() ? ExitCode::Ok : ExitCode::FailedOutcome;
}

} // namespace coinpay::cli
