// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/jsonvalues.h"
#include "cli/texts.h"
#include "profiles/privatefile.h"
#include "webhooks/doctor.h"

#include <QFile>

namespace coinpay::cli {

namespace {

constexpr qsizetype MaxBodyBytes = 64 * 1024 * 1024;

Result<QByteArray> readInput(const QString &path, qsizetype most)
{
    QFile file(path);
    const bool opened = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                   : file.open(QIODevice::ReadOnly);
    if (!opened) {
        return fail(usageError(
            Texts::tr("%1 cannot be read: %2", "a file, a reason").arg(path, file.errorString())));
    }
    QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most)
        return fail(usageError(Texts::tr("%1 is larger than %2 MiB.", "a file, a number")
                                   .arg(path)
                                   .arg(most / (1024 * 1024))));
    return bytes;
}

//! A secret a line: two are in use while one is rotated.
Result<std::vector<SharedSecret>> readSecrets(const QString &path)
{
    const auto text = readPrivateFile(path);
    if (!text)
        return fail(text.error());
    std::vector<SharedSecret> secrets;
    QByteArrayView left = text->view();
    while (!left.isEmpty()) {
        const qsizetype feed = left.indexOf('\n');
        QByteArrayView line = feed < 0 ? left : left.first(feed);
        left = feed < 0 ? QByteArrayView() : left.sliced(feed + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (!line.isEmpty())
            secrets.push_back(std::make_shared<const SecretBytes>(line));
    }
    return secrets;
}

Result<std::optional<WebhookScheme>> schemeFromArguments(const Arguments &arguments)
{
    const QString name = arguments.value(QStringLiteral("scheme"));
    if (name.isEmpty())
        return std::optional<WebhookScheme>();
    const auto scheme = webhookSchemeFromName(name);
    if (!scheme)
        return fail(
            usageError(Texts::tr("--scheme is one of coinpay, timestamped, standard and body.")));
    return scheme;
}

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
