// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listcells.h"
#include "store/requestlog.h"

namespace coinpay {

class RequestLogModel;

//! What the request log shows.
class RequestContent : public ListContent
{
public:
    //! `model` outlives it.
    explicit RequestContent(const RequestLogModel &model);

    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override;
    [[nodiscard]] QStringList stateWords() const override;
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;
    [[nodiscard]] Order order() const override;

private:
    const RequestLogModel &m_model;
};

//! Every class of answer, as the filter offers them.
[[nodiscard]] QList<AnswerClass> answerClasses();
//! For the filter: "Done (2xx)".
[[nodiscard]] theme::StateLook lookOfClass(AnswerClass answer);
//! For one attempt: its status, or that no answer came.
[[nodiscard]] theme::StateLook lookOf(const RequestLogEntry &entry);
//! "no answer" and its like for people; an error code of the server's as it came.
[[nodiscard]] QString outcomeText(const RequestLogEntry &entry);

} // namespace coinpay
