// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/deliverymodel.h"

#include "core/whendone.h"

#include <algorithm>

namespace coinpay {

namespace {

constexpr int PageSize = 100;

} // namespace

DeliveryModel::DeliveryModel(Fetch fetch, const Clock &clock, QObject *parent)
    : ShortListModel(parent)
    , m_fetch(std::move(fetch))
    , m_clock(clock)
{
}

void DeliveryModel::setFilter(const api::DeliveryFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    ++m_generation;
    m_reading = false;
    m_readAt = 0;
    m_next.clear();
    m_error.reset();
    reset({});
    refresh();
}

QVariant DeliveryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return role == Qt::DisplayRole ? QVariant(delivery(index.row()).id) : QVariant();
}

void DeliveryModel::read(const QString &cursor,
                         std::function<void(const api::Page<WebhookDelivery> &)> take)
{
    if (m_reading)
        return;
    m_reading = true;
    whenDone(m_fetch(m_filter, cursor, PageSize), this,
             [this, generation = m_generation,
              take = std::move(take)](const Result<api::Page<WebhookDelivery>> &page) {
                 if (generation != m_generation)
                     return;
                 m_reading = false;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 if (page)
                     take(*page);
                 Q_EMIT changed();
             });
    Q_EMIT changed();
}

void DeliveryModel::refresh()
{
    read({}, [this](const api::Page<WebhookDelivery> &page) { takeNewest(page); });
}

//! What is older than the page and was read before stays below it, unless there is a gap.
void DeliveryModel::takeNewest(const api::Page<WebhookDelivery> &page)
{
    QList<WebhookDelivery> next = page.items;
    const int joint = page.items.isEmpty() ? -1 : find(page.items.last().id);
    if (page.hasMore && joint >= 0)
        next += items().mid(joint + 1);
    else
        m_next = page.hasMore ? page.nextCursor : QString();
    m_readAt = m_clock.now();
    become(next);
}

bool DeliveryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && isLoaded() && !m_next.isEmpty();
}

void DeliveryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    read(m_next, [this](const api::Page<WebhookDelivery> &page) {
        m_next = page.hasMore ? page.nextCursor : QString();
        QList<WebhookDelivery> fresh;
        for (const WebhookDelivery &delivery : page.items) {
            if (find(delivery.id) < 0)
                fresh.append(delivery);
        }
        append(fresh);
    });
}

bool DeliveryModel::isMoving() const
{
    return std::ranges::any_of(
        items(), [](const WebhookDelivery &delivery) { return !isFinal(delivery.status); });
}

void DeliveryModel::replace(const WebhookDelivery &delivery)
{
    const int row = find(delivery.id);
    if (row < 0)
        return;
    replaceAt(row, delivery);
    Q_EMIT changed();
}

QString DeliveryModel::keyOf(const WebhookDelivery &delivery) const
{
    return delivery.id;
}

bool DeliveryModel::isSame(const WebhookDelivery &a, const WebhookDelivery &b) const
{
    return a.version == b.version && a.status == b.status &&
           a.attempts.size() == b.attempts.size() && a.nextAttemptAt == b.nextAttemptAt;
}

} // namespace coinpay
