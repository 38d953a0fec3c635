// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventlogmodel.h"
#include "pages/balancecontent.h"

namespace coinpay {

//! What the list of events shows.
class EventContent final : public ShortContent
{
public:
    enum Column { State, What, Resource, Occurred, RequestId, Id };

    //! `model` outlives it.
    explicit EventContent(const EventLogModel &model)
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
    const EventLogModel &m_model;
};

//! "Invoice", by the word of events; an unknown one as it came.
[[nodiscard]] QString resourceTypeName(const QString &type);

} // namespace coinpay
