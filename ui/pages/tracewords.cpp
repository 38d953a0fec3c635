// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tracewords.h"

#include "core/text.h"
#include "domain/escrow.h"
#include "domain/transfer.h"
#include "domain/wallet.h"
#include "theme/formats.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

class TraceWords
{
    Q_DECLARE_TR_FUNCTIONS(TraceWords)
};

//! From outside, and told in full: a server's reason may be long.
constexpr qsizetype LongestSentence = 2000;
constexpr qsizetype LongestWord = 40;

theme::StateLook plainLook(const char *icon, theme::Tone tone, const QString &word)
{
    return {QString::fromLatin1(icon), tone, word, {}};
}

theme::StateLook walletLook(const QString &status)
{
    switch (walletStatusFromName(status)) {
    case WalletStatus::Active:
        return plainLook("check-circle", theme::Tone::Good,
                         TraceWords::tr("Active", "state of a wallet"));
    case WalletStatus::Frozen:
        return plainLook("lock", theme::Tone::Attention,
                         TraceWords::tr("Frozen", "state of a wallet"));
    case WalletStatus::Unrecognized: break;
    }
    return plainLook("question", theme::Tone::Neutral, displayText(status, LongestWord));
}

theme::StateLook callLook(const QString &outcome)
{
    const bool isOk = outcome == u"ok";
    return plainLook(isOk ? "check" : "warning", isOk ? theme::Tone::Good : theme::Tone::Attention,
                     isOk ? TraceWords::tr("Answered", "a call, by the server")
                          : displayText(outcome, LongestWord));
}

//! The state of what a change is about: a resource, or a part of one.
theme::StateLook changeLook(const TraceEntry &entry)
{
    const QString &id = entry.about;
    if (id.startsWith(u"inv_"))
        return theme::lookOfInvoiceWord(entry.status);
    if (id.startsWith(u"esc_"))
        return theme::lookOfWord(u"escrow", entry.status);
    if (id.startsWith(u"wal_") || id.startsWith(u"adr_"))
        return walletLook(entry.status);
    return theme::lookOfWord(u"transfer", entry.status);
}

bool isAnswered(const TraceEntry &entry)
{
    return entry.httpStatus >= 200 && entry.httpStatus < 300;
}

EntryLook attemptLook(const TraceEntry &entry)
{
    using theme::Tone;
    if (isAnswered(entry))
        return {QStringLiteral("check"), Tone::Good};
    if (entry.httpStatus != 0)
        return {QStringLiteral("x-circle"), Tone::Bad};
    if (entry.untilAt == 0)
        return {QStringLiteral("send"), Tone::Progress};
    return {QStringLiteral("question"), Tone::Attention};
}

} // namespace

QString iconOf(FoundKind kind)
{
    switch (kind) {
    case FoundKind::Invoice: return QStringLiteral("invoice");
    case FoundKind::Escrow: return QStringLiteral("escrow");
    case FoundKind::Transfer: return QStringLiteral("send");
    case FoundKind::Wallet: return QStringLiteral("wallet");
    case FoundKind::Operation: return QStringLiteral("queue");
    case FoundKind::Request: return QStringLiteral("server");
    }
    return {};
}

theme::StateLook stateLook(FoundKind kind, const QString &status)
{
    if (status.isEmpty())
        return plainLook("question", theme::Tone::Neutral,
                         TraceWords::tr("Not known", "the state of something"));
    switch (kind) {
    case FoundKind::Invoice: return theme::lookOfInvoiceWord(status);
    case FoundKind::Escrow: return theme::lookOfWord(u"escrow", status);
    case FoundKind::Transfer: return theme::lookOfWord(u"transfer", status);
    case FoundKind::Wallet: return walletLook(status);
    case FoundKind::Operation:
        if (const auto state = operationStateFromName(status))
            return theme::look(*state);
        break;
    case FoundKind::Request: return callLook(status);
    }
    return plainLook("question", theme::Tone::Neutral, displayText(status, LongestWord));
}

QString foundByText(FoundBy by)
{
    switch (by) {
    case FoundBy::Id: return {};
    case FoundBy::ActionId: return TraceWords::tr("by what is done to it", "found by");
    case FoundBy::AddressId: return TraceWords::tr("by an address id", "found by");
    case FoundBy::OperationId: return TraceWords::tr("by an operation id", "found by");
    case FoundBy::BatchId: return TraceWords::tr("by its batch", "found by");
    case FoundBy::IdempotencyKey: return TraceWords::tr("by an idempotency key", "found by");
    case FoundBy::EventId: return TraceWords::tr("by an event id", "found by");
    case FoundBy::RequestId: return TraceWords::tr("by a request id", "found by");
    case FoundBy::CorrelationId: return TraceWords::tr("by a correlation id", "found by");
    case FoundBy::Reference: return TraceWords::tr("by its reference", "found by");
    case FoundBy::TransactionHash: return TraceWords::tr("by a transaction hash", "found by");
    case FoundBy::Address: return TraceWords::tr("by an address", "found by");
    case FoundBy::Label: return TraceWords::tr("by a label", "found by");
    case FoundBy::Note: return TraceWords::tr("by a note", "found by");
    case FoundBy::Piece: return TraceWords::tr("by a part of it", "found by");
    }
    return {};
}

EntryLook entryLook(const TraceEntry &entry)
{
    using theme::Tone;
    switch (entry.kind) {
    case TraceEntryKind::Asked: return {QStringLiteral("edit"), Tone::Neutral};
    case TraceEntryKind::Attempt: return attemptLook(entry);
    case TraceEntryKind::Change: {
        const theme::StateLook look = changeLook(entry);
        return {look.icon, look.tone};
    }
    case TraceEntryKind::Call:
        return {QStringLiteral("external"), isAnswered(entry) ? Tone::Neutral : Tone::Attention};
    case TraceEntryKind::Sight:
        return {QStringLiteral("server"), isAnswered(entry) ? Tone::Neutral : Tone::Attention};
    case TraceEntryKind::Delivery:
        if (entry.number == 0)
            return {QStringLiteral("clock"), Tone::Waiting};
        return {QStringLiteral("inbox"), isAnswered(entry) ? Tone::Good : Tone::Attention};
    case TraceEntryKind::Person: return {QStringLiteral("person"), Tone::Neutral};
    case TraceEntryKind::Gap: return {QStringLiteral("hourglass"), Tone::Attention};
    }
    return {};
}

Advice adviceFor(const Trace &trace, UnixMs now, const QLocale &locale)
{
    const theme::StateLook look = stateLook(trace.subject.kind, trace.status);
    QStringList past;
    if (trace.since > 0)
        //: When a state began; %1 is a date and time, %2 is "3 min ago"
        past += TraceWords::tr("Since %1, %2.")
                    .arg(theme::absoluteTime(trace.since, locale),
                         theme::relativeTime(trace.since, now, locale));
    if (!trace.why.isEmpty())
        past += displayText(trace.why, LongestSentence);
    QStringList lines;
    if (!past.isEmpty())
        lines += past.join(u' ');
    if (!trace.advice.isEmpty())
        lines += displayText(trace.advice, LongestSentence);
    return {look.tone, look.icon, displayText(trace.state, LongestSentence),
            lines.join(QStringLiteral("\n"))};
}

} // namespace coinpay
