// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/shortlistmodel.h"
#include "pages/webhookactions.h"

namespace coinpay {

//! Deliveries as the server lists them, newest first, page by page. The mirror keeps none: they
//! have no events, and this is asked anew whenever it is looked at. What is shown stays while the
//! next answer is on its way, and when there is none.
class DeliveryModel : public ShortListModel<WebhookDelivery>
{
    Q_OBJECT

public:
    using Fetch = std::function<QFuture<Result<api::Page<WebhookDelivery>>>(
        const api::DeliveryFilter &filter, const QString &cursor, int limit)>;

    //! `clock` outlives the model.
    DeliveryModel(Fetch fetch, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const api::DeliveryFilter &filter() const { return m_filter; }

    //! Empties the list and reads the other one.
    void setFilter(const api::DeliveryFilter &filter);
    //! DisplayRole is the delivery's id.
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] const WebhookDelivery &delivery(int row) const { return items().at(row); }

    //! -1 when it is not among the rows that are here.
    [[nodiscard]] int rowOf(const QString &id) const { return find(id); }

    //! False until the first page of the current filter is here.
    [[nodiscard]] bool isLoaded() const { return m_readAt != 0; }

    [[nodiscard]] bool isReading() const { return m_reading; }

    //! When the newest page was read, by our clock; 0: never.
    [[nodiscard]] UnixMs readAt() const { return m_readAt; }

    //! Why the last reading failed; empty when it did not.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    //! Whether any of them goes on by itself.
    [[nodiscard]] bool isMoving() const;

    //! Reads the newest page again; what is older stays.
    void refresh();
    //! One that was read by itself, where it is here.
    void replace(const WebhookDelivery &delivery);

Q_SIGNALS:
    void changed(); //!< rows, or how the reading stands

protected:
    [[nodiscard]] QString keyOf(const WebhookDelivery &delivery) const override;
    [[nodiscard]] bool isSame(const WebhookDelivery &a, const WebhookDelivery &b) const override;

private:
    void read(const QString &cursor, std::function<void(const api::Page<WebhookDelivery> &)> take);
    void takeNewest(const api::Page<WebhookDelivery> &page);

    Fetch m_fetch;
    const Clock &m_clock;
    api::DeliveryFilter m_filter;
    quint64 m_generation = 0; //!< of the filter: answers to an older one are dropped
    QString m_next;           //!< cursor of the page after those that are here; empty: no more
    UnixMs m_readAt = 0;
    bool m_reading = false;
    std::optional<Error> m_error;
};

} // namespace coinpay
