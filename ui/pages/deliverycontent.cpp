// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/deliverycontent.h"

#include "core/text.h"
#include "theme/deliverystates.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note)
{
    return QCoreApplication::translate("Deliveries", text, note);
}

} // namespace

QString answerText(const DeliveryAttempt &attempt)
{
    constexpr auto note = "what an attempt to deliver got";
    if (attempt.responseStatus != 0)
        return tr("Status %1", note).arg(attempt.responseStatus);
    return attempt.error.isEmpty() ? tr("No answer", note) : displayText(attempt.error);
}

bool wasReceived(const DeliveryAttempt &attempt)
{
    return attempt.responseStatus >= 200 && attempt.responseStatus < 300;
}

QStringList DeliveryContent::names()
{
    constexpr auto note = "column of deliveries";
    return {tr("State", note),       tr("Event", note), tr("Resource", note),   tr("Tries", note),
            tr("Last answer", note), tr("Made", note),  tr("Delivery id", note)};
}

QList<ListColumn> DeliveryContent::columns() const
{
    return {{CellKind::State, 11},   {CellKind::Words, 15}, {CellKind::Id, 14},
            {CellKind::Unit, 5},     {CellKind::Words, 12}, {CellKind::Time, 9},
            {CellKind::Id, 16, true}};
}

QStringList DeliveryContent::stateWords() const
{
    QStringList words;
    for (const DeliveryStatus status : deliveryStatuses)
        words.append(theme::look(status).word);
    return words;
}

std::optional<ListCell> DeliveryContent::cell(int row, int column, UnixMs now,
                                              const QLocale &locale) const
{
    const WebhookDelivery &delivery = m_model.delivery(row);
    switch (static_cast<Column>(column)) {
    case State: return stateCell(theme::look(delivery.status, delivery.statusText));
    case What: return textCell(delivery.eventType);
    case Resource: return textCell(delivery.resourceId);
    case Tries: return textCell(locale.toString(delivery.attempts.size()));
    case LastAnswer:
        return delivery.attempts.isEmpty() ? ListCell{}
                                           : textCell(answerText(delivery.attempts.last()));
    case Created: return timeCell(delivery.createdAt, now, locale);
    case Id: return textCell(delivery.id);
    }
    return ListCell{};
}

UnixMs DeliveryContent::time(int row, int) const
{
    return m_model.delivery(row).createdAt;
}

} // namespace coinpay
