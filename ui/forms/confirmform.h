// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/operation.h"
#include "domain/webhook.h"
#include "forms/formdialog.h"

#include <QFuture>

#include <functional>

class QPushButton;

namespace coinpay {

class Notice;

//! A question that says what happens, and asks for it once: the answer "no" is the default.
class ConfirmForm : public FormDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString name;  //!< the dialog's object name
        QString title; //!< "Deliver it again?"
        QString about; //!< what it is done to, in one line
        QStringList sentences;
        QString confirm;    //!< "Deliver again"
        QString keep;       //!< "Leave it"
        QString notJournal; //!< title of the notice when it could not be asked for
    };
    using Ask = std::function<QFuture<Result<Operation>>()>;

    ConfirmForm(const Words &words, Ask ask, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(const coinpay::Operation &operation);

protected:
    //! Between the sentences and the buttons.
    void addControl(QWidget *control);
    void setAsk(Ask ask) { m_ask = std::move(ask); }

private:
    QWidget *buttons(const Words &words);
    void submit();

    QString m_troubleTitle;
    Ask m_ask;
    Notice *m_notice;
    QVBoxLayout *m_rows = nullptr;
    int m_controlsAt = 0;
    QPushButton *m_confirm = nullptr;
};

[[nodiscard]] ConfirmForm::Words redeliverWords(const WebhookDelivery &delivery);

} // namespace coinpay
