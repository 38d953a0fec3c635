// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/detailpane.h"
#include "store/webhookreceipt.h"
#include "webhooks/replayplan.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace coinpay {

class AdviceCard;
class Field;
class FactGrid;
class OutcomeList;

//! One webhook that arrived: the verdict, its headers and body as they came, what the handler it
//! was forwarded to answered, and the ways to send it to a handler again, or wrongly.
class ReceiptDetail : public DetailPane
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    ReceiptDetail(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Empty: none is chosen.
    void setReceipt(const std::optional<WebhookReceipt> &receipt,
                    const QList<WebhookForward> &forwards = {});
    [[nodiscard]] const std::optional<WebhookReceipt> &receipt() const { return m_receipt; }

    //! Where to, unless a person wrote something else.
    void proposeHandler(const QString &url);
    void beginReplay();
    void addAnswer(const ReplayAnswer &answer);
    void endReplay(int wrong);
    void failReplay(const QString &sentence);

Q_SIGNALS:
    void replayRequested(const coinpay::WebhookReceipt &receipt, const QString &handler,
                         const coinpay::ReplayWish &wish);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    QWidget *buildReplay(QWidget *parent);
    QPushButton *replayButton(const QString &text, const char *name, const ReplayWish &wish,
                              QWidget *parent);
    void setReplaying(bool replaying);
    void tellBytes();
    void tellForwards();
    void tellFacts();

    std::optional<WebhookReceipt> m_receipt;
    QList<WebhookForward> m_forwards;
    QString m_proposed;
    QList<ReplayAnswer> m_answers;
    AdviceCard *m_advice = nullptr;
    QWidget *m_replay = nullptr;
    Field *m_handlerField = nullptr;
    QLineEdit *m_handler = nullptr;
    QList<QPushButton *> m_buttons;
    OutcomeList *m_outcomes = nullptr;
    QWidget *m_forwardsHeading = nullptr;
    OutcomeList *m_handed = nullptr;
    QPlainTextEdit *m_headers = nullptr;
    QPushButton *m_pretty = nullptr;
    QPlainTextEdit *m_body = nullptr;
    FactGrid *m_facts = nullptr;
};

} // namespace coinpay
