// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/shortlistmodel.h"
#include "pages/balancecontent.h"
#include "pages/webhookactions.h"

namespace coinpay {

//! Where events are pushed to, as the server lists it: a handful, read whole. What is shown stays
//! while the next answer is on its way, and when there is none.
class EndpointModel : public ShortListModel<WebhookEndpoint>
{
    Q_OBJECT

public:
    using Fetch = std::function<QFuture<Result<api::Page<WebhookEndpoint>>>(const QString &cursor,
                                                                            int limit)>;

    //! `clock` outlives the model.
    EndpointModel(Fetch fetch, const Clock &clock, QObject *parent = nullptr);

    //! DisplayRole is its URL, or its id.
    QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const WebhookEndpoint &endpoint(int row) const { return items().at(row); }
    //! Empty when there is none of this id.
    [[nodiscard]] std::optional<WebhookEndpoint> endpoint(const QString &id) const;
    [[nodiscard]] int rowOf(const QString &id) const { return find(id); }

    [[nodiscard]] bool isLoaded() const { return m_readAt != 0; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    //! By our clock; 0: never.
    [[nodiscard]] UnixMs readAt() const { return m_readAt; }
    //! Why the last reading failed; empty when it did not.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    void refresh();

Q_SIGNALS:
    void changed(); //!< rows, or how the reading stands

protected:
    [[nodiscard]] QString keyOf(const WebhookEndpoint &endpoint) const override;
    [[nodiscard]] bool isSame(const WebhookEndpoint &a, const WebhookEndpoint &b) const override;

private:
    Fetch m_fetch;
    const Clock &m_clock;
    UnixMs m_readAt = 0;
    bool m_reading = false;
    std::optional<Error> m_error;
};

//! What the list of endpoints shows.
class EndpointContent final : public ShortContent
{
public:
    enum Column { State, Url, Events, Secrets, Created };

    //! `model` outlives it.
    explicit EndpointContent(const EndpointModel &model)
        : m_model(model)
    {
    }

    [[nodiscard]] static QStringList names();
    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override { return Url; }
    [[nodiscard]] QStringList stateWords() const override;
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;

private:
    const EndpointModel &m_model;
};

//! Enabled, in the middle of a rotation, or disabled.
[[nodiscard]] theme::StateLook lookOf(const WebhookEndpoint &endpoint, UnixMs now);
//! Its URL, or what the callback kind stands for.
[[nodiscard]] QString endpointName(const WebhookEndpoint &endpoint);

} // namespace coinpay
