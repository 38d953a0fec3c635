// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewwords.h"

#include "core/text.h"
#include "theme/formats.h"
#include "theme/states.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

using theme::Tone;

QString tr(const char *text, const char *note = nullptr, int n = -1)
{
    return QCoreApplication::translate("OverviewWords", text, note, n);
}

QString ofLateDays()
{
    return tr("Of the last %n day(s)", "figures that look back", LookBackDays);
}

FigureWords row(const QString &icon, Tone tone, const QString &title, const QString &note)
{
    return {icon, tone, title, note, {}, {}};
}

FigureWords row(const theme::StateLook &look, const QString &title, const QString &note)
{
    return row(look.icon, look.tone, title, note);
}

FigureWords rowFor(Figure::Of of)
{
    using enum Figure::Of;
    switch (of) {
    case DecisionsWaiting:
        return row(theme::look(OperationState::NeedsPerson), tr("Waiting for your decision"),
                   tr("Cannot be resolved safely without you"));
    case UnknownOutcomes:
        return row(theme::look(OperationState::Unknown), tr("Outcome unknown"),
                   tr("The answer was lost; being asked for again"));
    case DisputedEscrows:
        return row(theme::look(EscrowStatus::Disputed), tr("Disputed escrows"),
                   tr("Frozen until a release or refund settles them"));
    case UnderpaidInvoices:
        return row(theme::look(InvoiceStatus::PartiallyPaid), tr("Underpaid invoices"),
                   tr("A part has arrived, the rest is open"));
    case EndedWithMoney:
        return row(QStringLiteral("hourglass"), Tone::Attention,
                   tr("Expired or canceled, with money on them"), ofLateDays());
    case FailedOperations:
        return row(theme::look(OperationState::Failed), tr("Requests that did not happen"),
                   ofLateDays());
    case FailedTransfers:
        return row(theme::look(MovementStatus::Failed), tr("Failed transfers"), ofLateDays());
    case FailedEscrows:
        return row(theme::look(EscrowStatus::Failed), tr("Failed escrows"), ofLateDays());
    case FailedInvoices:
        return row(theme::look(InvoiceStatus::Failed), tr("Failed invoices"), ofLateDays());
    case WaitingToBeSent:
        return row(theme::look(OperationState::Queued), tr("Waiting to be sent"),
                   tr("Saved here; sent as soon as the server can be reached"));
    case AcceptedOperations:
        return row(theme::look(OperationState::Accepted), tr("Accepted, not final yet"),
                   tr("Asked for from here"));
    case ProcessingInvoices:
        return row(theme::look(InvoiceStatus::Processing), tr("Payments being confirmed"),
                   tr("Invoices"));
    case MovingEscrows:
        return row(theme::look(EscrowStatus::ReleasePending), tr("Escrows paying out or back"),
                   tr("A release or refund is under way"));
    case MovingTransfers:
        return row(theme::look(MovementStatus::Processing), tr("Transfers on their way"),
                   tr("Accepted or gathering confirmations"));
    }
    return {};
}

} // namespace

FigureWords wordsFor(const Figure &figure, const QLocale &locale)
{
    FigureWords words = rowFor(figure.of);
    words.figure = theme::wholeNumber(figure.count, locale);
    return words;
}

FigureWords wordsFor(const AssetTotal &total, UnixMs now, const QLocale &locale)
{
    FigureWords words;
    words.title = displayText(total.available.asset());
    QStringList notes;
    if (total.learnedAt > 0)
        //: %1 is "3 min ago"
        notes.append(tr("As of %1").arg(theme::relativeTime(total.learnedAt, now, locale)));
    if (total.pending.isPositive())
        //: %1 is an amount with its asset, on its way in
        notes.append(tr("%1 pending").arg(theme::amountWithAsset(total.pending, locale)));
    words.note = notes.join(QStringLiteral(" \u00B7 "));
    words.figure = theme::amountWithAsset(total.available, locale);
    words.tip = total.learnedAt > 0 ? theme::absoluteTime(total.learnedAt, locale) : QString();
    return words;
}

FigureWords wordsFor(const Reader::PaidSum &sum, const QLocale &locale)
{
    FigureWords words;
    words.title = displayText(sum.paid.asset());
    words.note = tr("%Ln invoice(s)", "that were paid", static_cast<int>(sum.count));
    words.figure = theme::amountWithAsset(sum.paid, locale);
    return words;
}

} // namespace coinpay
