// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/receiptmodel.h"

#include <QCoreApplication>

#include <tuple>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WebhookReceipts)
};

theme::StateLook lookOf(WebhookState state, WebhookOrigin origin)
{
    switch (state) {
    case WebhookState::Refused:
        return {QStringLiteral("shield-off"), theme::Tone::Bad,
                Text::tr("Refused", "state of a webhook that arrived"),
                Text::tr("It cannot be trusted, so it is kept to be looked at and nothing else.")};
    case WebhookState::Waiting:
        return {QStringLiteral("hourglass"), theme::Tone::Progress,
                Text::tr("Waiting", "state of a webhook that arrived"),
                Text::tr("It is stored; the handler has not taken it yet.")};
    case WebhookState::GivenUp:
        return {QStringLiteral("x-circle"), theme::Tone::Attention,
                Text::tr("Given up", "state of a webhook that arrived"),
                Text::tr("It is stored; the handler did not take it, however often it was tried.")};
    case WebhookState::Handled: break;
    }
    if (origin == WebhookOrigin::Feed)
        return {QStringLiteral("download"), theme::Tone::Attention,
                Text::tr("Missed", "state of a webhook that arrived"),
                Text::tr("No webhook brought it; it was read from the event feed and handled.")};
    return {QStringLiteral("check-circle"), theme::Tone::Good,
            Text::tr("Handled", "state of a webhook that arrived"),
            Text::tr("It is stored, and it was handled once, however often it came.")};
}

ListCell handlerCell(const WebhookReceipt &receipt)
{
    if (receipt.tries == 0)
        return textCell(QStringLiteral("\u2013"));
    ListCell cell = textCell(receipt.lastStatus > 0 ? QString::number(receipt.lastStatus)
                                                    : Text::tr("no answer", "of a handler"));
    cell.tip = receipt.lastError;
    return cell;
}

} // namespace

theme::StateLook lookOf(const WebhookReceipt &receipt)
{
    return lookOf(receipt.state, receipt.origin);
}

QVariant ReceiptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const WebhookReceipt &one = receipt(index.row());
    return role == Qt::DisplayRole ? QVariant(one.eventType.isEmpty() ? one.eventId : one.eventType)
                                   : QVariant();
}

void ReceiptModel::take(WebhookReceipt receipt)
{
    receipt.headers.clear();
    receipt.body.clear();
    if (const int row = rowOf(receipt.row); row >= 0) {
        WebhookReceipt known = this->receipt(row);
        known.times = qMax(known.times, receipt.times);
        known.lastAt = receipt.lastAt;
        replaceAt(row, known);
        return;
    }
    insertAt(0, receipt);
    while (rowCount() > MostRows)
        removeAt(rowCount() - 1);
}

void ReceiptModel::take(const WebhookForward &attempt, WebhookState state)
{
    const int row = rowOf(attempt.receipt);
    if (row < 0)
        return;
    WebhookReceipt known = receipt(row);
    known.state = state;
    known.tries = attempt.number;
    known.lastStatus = attempt.status;
    known.lastError = attempt.error;
    replaceAt(row, known);
}

QString ReceiptModel::keyOf(const WebhookReceipt &receipt) const
{
    return QString::number(receipt.row);
}

bool ReceiptModel::isSame(const WebhookReceipt &a, const WebhookReceipt &b) const
{
    const auto shown = [](const WebhookReceipt &one) {
        return std::tie(one.state, one.times, one.lastAt, one.tries, one.lastStatus, one.lastError);
    };
    return shown(a) == shown(b);
}

QStringList ReceiptContent::names()
{
    return {Text::tr("State", "column of webhooks that arrived"),
            Text::tr("Type", "column of webhooks that arrived"),
            Text::tr("Arrived", "column of webhooks that arrived"),
            Text::tr("Times", "column of webhooks that arrived"),
            Text::tr("Handler", "column of webhooks that arrived"),
            Text::tr("Event", "column of webhooks that arrived")};
}

QList<ListColumn> ReceiptContent::columns() const
{
    return {{CellKind::State, 10}, {CellKind::Words, 20}, {CellKind::Time, 9},
            {CellKind::Unit, 5},   {CellKind::Unit, 9},   {CellKind::Id, 14}};
}

QStringList ReceiptContent::stateWords() const
{
    QStringList words;
    for (const WebhookState state : {WebhookState::Refused, WebhookState::Waiting,
                                     WebhookState::Handled, WebhookState::GivenUp})
        words += lookOf(state, WebhookOrigin::Delivery).word;
    return words + QStringList{lookOf(WebhookState::Handled, WebhookOrigin::Feed).word};
}

std::optional<ListCell> ReceiptContent::cell(int row, int column, UnixMs now,
                                             const QLocale &locale) const
{
    const WebhookReceipt &receipt = m_model.receipt(row);
    switch (static_cast<Column>(column)) {
    case State: return stateCell(coinpay::lookOf(receipt));
    case Type: return textCell(receipt.eventType.isEmpty() ? receipt.sentence : receipt.eventType);
    case Received: return timeCell(receipt.receivedAt, now, locale);
    case Times: return textCell(locale.toString(receipt.times));
    case Handler: return handlerCell(receipt);
    case Event: return textCell(receipt.eventId);
    }
    return ListCell{};
}

UnixMs ReceiptContent::time(int row, int) const
{
    return m_model.receipt(row).receivedAt;
}

} // namespace coinpay
