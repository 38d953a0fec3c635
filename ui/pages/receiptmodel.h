// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/shortlistmodel.h"
#include "pages/balancecontent.h"
#include "store/webhookreceipt.h"

namespace coinpay {

//! The newest webhooks that arrived at this computer, newest first, without their bytes.
class ReceiptModel : public ShortListModel<WebhookReceipt>
{
    Q_OBJECT

public:
    static constexpr int MostRows = 500;

    explicit ReceiptModel(QObject *parent = nullptr)
        : ShortListModel(parent)
    {
    }

    //! DisplayRole is its type, or its event's id.
    QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const WebhookReceipt &receipt(int row) const { return items().at(row); }
    //! By the store's row; -1 when it is not here.
    [[nodiscard]] int rowOf(qint64 row) const { return find(QString::number(row)); }

    void show(const QList<WebhookReceipt> &receipts) { become(receipts); }
    //! A new one, or one that came again.
    void take(WebhookReceipt receipt);
    //! How a try to hand one on went.
    void take(const WebhookForward &attempt, WebhookState state);

protected:
    [[nodiscard]] QString keyOf(const WebhookReceipt &receipt) const override;
    [[nodiscard]] bool isSame(const WebhookReceipt &a, const WebhookReceipt &b) const override;
};

//! What the list of them shows.
class ReceiptContent final : public ShortContent
{
public:
    enum Column { State, Type, Received, Times, Handler, Event };

    //! `model` outlives it.
    explicit ReceiptContent(const ReceiptModel &model)
        : m_model(model)
    {
    }

    [[nodiscard]] static QStringList names();
    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override { return Type; }
    [[nodiscard]] QStringList stateWords() const override;
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;

private:
    const ReceiptModel &m_model;
};

//! Refused, missed, waiting for the handler, handled, or given up.
[[nodiscard]] theme::StateLook lookOf(const WebhookReceipt &receipt);

} // namespace coinpay
