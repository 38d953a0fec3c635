// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/eventcontent.h"

#include "core/text.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestWord = 60;

QString tr(const char *text, const char *note)
{
    return QCoreApplication::translate("Events", text, note);
}

} // namespace

QString resourceTypeName(const QString &type)
{
    constexpr auto note = "type of a resource";
    if (type == QLatin1String("invoice"))
        return tr("Invoice", note);
    if (type == QLatin1String("escrow"))
        return tr("Escrow", note);
    if (type == QLatin1String("release"))
        return tr("Release", note);
    if (type == QLatin1String("refund"))
        return tr("Refund", note);
    if (type == QLatin1String("dispute"))
        return tr("Dispute", note);
    if (type == QLatin1String("wallet"))
        return tr("Wallet", note);
    if (type == QLatin1String("address"))
        return tr("Address", note);
    if (type == QLatin1String("transfer"))
        return tr("Transfer", note);
    return displayText(type, LongestWord);
}

QStringList EventContent::names()
{
    constexpr auto note = "column of events";
    return {tr("State", note),    tr("Event", note),      tr("Resource", note),
            tr("Occurred", note), tr("Request id", note), tr("Event id", note)};
}

QList<ListColumn> EventContent::columns() const
{
    return {{CellKind::State, 13}, {CellKind::Words, 16},    {CellKind::Id, 16},
            {CellKind::Time, 9},   {CellKind::Id, 12, true}, {CellKind::Id, 16, true}};
}

QStringList EventContent::stateWords() const
{
    QStringList words;
    for (const InvoiceStatus status : invoiceStatuses)
        words.append(theme::look(status).word);
    return words;
}

std::optional<ListCell> EventContent::cell(int row, int column, UnixMs now,
                                           const QLocale &locale) const
{
    const Event &event = m_model.event(row).event;
    switch (static_cast<Column>(column)) {
    case State: return stateCell(theme::lookOfWord(event.resourceType, event.status));
    case What: return textCell(event.type);
    case Resource: return textCell(event.resourceId);
    case Occurred: return timeCell(event.occurredAt, now, locale);
    case RequestId: return textCell(event.requestId);
    case Id: return textCell(event.id);
    }
    return ListCell{};
}

UnixMs EventContent::time(int row, int) const
{
    return m_model.event(row).event.occurredAt;
}

} // namespace coinpay
