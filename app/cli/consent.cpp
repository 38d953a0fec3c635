// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/consent.h"

#include "cli/terminal.h"
#include "cli/texts.h"
#include "core/timestamp.h"
#include "crypto/canonicalrequest.h"

namespace coinpay::cli {

namespace {

QJsonObject dryRunJson(const OperationDraft &draft, const QByteArray &payload)
{
    return {
        {QStringLiteral("dry_run"), true},
        {QStringLiteral("operation"), QString(operationKindName(draft.kind))},
        {QStringLiteral("method"), QString::fromLatin1(draft.method)},
        {QStringLiteral("target"), QString::fromLatin1(draft.target)},
        {QStringLiteral("body"), QString::fromUtf8(draft.body)},
        {QStringLiteral("body_sha256"), QString::fromLatin1(sha256Hex(draft.body))},
        {QStringLiteral("signed_payload"), QString::fromUtf8(payload)},
    };
}

std::optional<ExitCode> askConsent(Session &session, const QStringList &sentences,
                                   const QString &why)
{
    if (session.arguments.has(QStringLiteral("yes")))
        return {};
    if (!isTerminal())
        return session.out.error(usageError(
            why.isEmpty() ? Texts::tr("This moves money. Without a terminal to ask at, say --yes.")
                          : why));
    for (const QString &sentence : sentences)
        session.out.note(sentence);
    //: the answer that means yes is the same in every language
    const auto answer = askTerminal(Texts::tr("Type yes to go on: "), session.waiter);
    if (answer && answer->trimmed() == QLatin1String("yes"))
        return {};
    session.out.note(Texts::tr("Nothing was sent."));
    return ExitCode::TimeIsUp;
}

ExitCode tellDryRun(Session &session, const QList<OperationDraft> &drafts)
{
    constexpr qint64 MsPerSecond = 1000;
    for (const OperationDraft &draft : drafts) {
        const QByteArray payload = canonicalRequest(draft.method, draft.target,
                                                    session.clock.now() / MsPerSecond, draft.body);
        session.out.object(dryRunJson(draft, payload));
        if (session.out.isJson())
            continue;
        session.out.text(QString::fromUtf8(payload));
        session.out.text({});
        session.out.text(QString::fromUtf8(draft.body));
    }
    session.out.note(Texts::tr("A dry run: nothing was sent, and nothing was written down. The "
                               "third line of what is signed is the time, and would be that of "
                               "sending."));
    return ExitCode::Ok;
}

} // namespace

std::optional<ExitCode> tellOrAsk(Session &session, const QList<OperationDraft> &drafts,
                                  const QStringList &sentences, const QString &why)
{
    if (session.arguments.has(QStringLiteral("dry-run")))
        return tellDryRun(session, drafts);
    return sentences.isEmpty() ? std::nullopt : askConsent(session, sentences, why);
}

} // namespace coinpay::cli
