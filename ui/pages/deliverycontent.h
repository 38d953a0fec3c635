// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/balancecontent.h"
#include "pages/deliverymodel.h"

namespace coinpay {

//! What the list of deliveries shows.
class DeliveryContent final : public ShortContent
{
public:
    enum Column { State, What, Resource, Tries, LastAnswer, Created, Id };

    //! `model` outlives it.
    explicit DeliveryContent(const DeliveryModel &model)
        : m_model(model)
    {
    }

    [[nodiscard]] static QStringList names();
    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override { return Resource; }
    [[nodiscard]] QStringList stateWords() const override;
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;

private:
    const DeliveryModel &m_model;
};

//! What an attempt got: "Status 500", or why there was no answer.
[[nodiscard]] QString answerText(const DeliveryAttempt &attempt);
[[nodiscard]] bool wasReceived(const DeliveryAttempt &attempt);

} // namespace coinpay
