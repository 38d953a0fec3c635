// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/endpointmodel.h"

#include "core/text.h"
#include "core/whendone.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay {

namespace {

constexpr int MostEndpoints = 200; // the contract has ten
constexpr qsizetype LongestUrl = 200;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("Endpoints", text, note);
}

bool sameSecrets(const QList<WebhookSecretInfo> &a, const QList<WebhookSecretInfo> &b)
{
    return std::ranges::equal(a, b, [](const WebhookSecretInfo &one, const WebhookSecretInfo &two) {
        return one.id == two.id && one.expiresAt == two.expiresAt;
    });
}

theme::StateLook enabledLook()
{
    return {QStringLiteral("check-circle"), theme::Tone::Good,
            tr("Enabled", "state of a webhook endpoint"),
            tr("Events are pushed to it.", "state of a webhook endpoint")};
}

theme::StateLook changingLook()
{
    return {QStringLiteral("key"), theme::Tone::Attention,
            tr("Two secrets", "state of a webhook endpoint"),
            tr("The old secret still signs; the receiver has to know the new one before it ends.",
               "state of a webhook endpoint")};
}

theme::StateLook disabledLook()
{
    return {QStringLiteral("slash-circle"), theme::Tone::Bad,
            tr("Disabled", "state of a webhook endpoint"),
            tr("Every delivery of seven days failed, so the server has stopped pushing to it.",
               "state of a webhook endpoint")};
}

} // namespace

theme::StateLook lookOf(const WebhookEndpoint &endpoint, UnixMs now)
{
    if (!endpoint.isEnabled)
        return disabledLook();
    return outgoingSecret(endpoint, now) ? changingLook() : enabledLook();
}

QString endpointName(const WebhookEndpoint &endpoint)
{
    return endpoint.isCallback() ? tr("Callback URLs of invoices")
                                 : displayText(endpoint.url, LongestUrl);
}

EndpointModel::EndpointModel(Fetch fetch, const Clock &clock, QObject *parent)
    : ShortListModel(parent)
    , m_fetch(std::move(fetch))
    , m_clock(clock)
{
}

QVariant EndpointModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return role == Qt::DisplayRole ? QVariant(endpointName(endpoint(index.row()))) : QVariant();
}

std::optional<WebhookEndpoint> EndpointModel::endpoint(const QString &id) const
{
    const int row = find(id);
    return row < 0 ? std::nullopt : std::optional(items().at(row));
}

void EndpointModel::refresh()
{
    if (m_reading)
        return;
    m_reading = true;
    whenDone(m_fetch({}, MostEndpoints), this,
             [this](const Result<api::Page<WebhookEndpoint>> &page) {
                 m_reading = false;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 if (page) {
                     m_readAt = m_clock.now();
                     become(page->items);
                 }
                 Q_EMIT changed();
             });
    Q_EMIT changed();
}

QString EndpointModel::keyOf(const WebhookEndpoint &endpoint) const
{
    return endpoint.id;
}

bool EndpointModel::isSame(const WebhookEndpoint &a, const WebhookEndpoint &b) const
{
    return a.version == b.version && a.isEnabled == b.isEnabled &&
           sameSecrets(a.secrets, b.secrets);
}

QStringList EndpointContent::names()
{
    constexpr auto note = "column of webhook endpoints";
    return {tr("State", note), tr("URL", note), tr("Events", note), tr("Secrets", note),
            tr("Made", note)};
}

QList<ListColumn> EndpointContent::columns() const
{
    return {{CellKind::State, 12},
            {CellKind::Words, 20},
            {CellKind::Words, 12},
            {CellKind::Unit, 7},
            {CellKind::Time, 9}};
}

QStringList EndpointContent::stateWords() const
{
    return {enabledLook().word, changingLook().word, disabledLook().word};
}

std::optional<ListCell> EndpointContent::cell(int row, int column, UnixMs now,
                                              const QLocale &locale) const
{
    const WebhookEndpoint &endpoint = m_model.endpoint(row);
    switch (static_cast<Column>(column)) {
    case State: return stateCell(lookOf(endpoint, now));
    case Url: return textCell(endpointName(endpoint));
    case Events:
        return endpoint.events.isEmpty() ? textCell(tr("All", "events that an endpoint wants"))
                                         : textCell(endpoint.events.join(QStringLiteral(", ")));
    case Secrets: return textCell(locale.toString(endpoint.secrets.size()));
    case Created: return timeCell(endpoint.createdAt, now, locale);
    }
    return ListCell{};
}

UnixMs EndpointContent::time(int row, int) const
{
    return m_model.endpoint(row).createdAt;
}

} // namespace coinpay
