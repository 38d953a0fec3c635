// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "models/operationfollower.h"
#include "pages/detailpane.h"

class QPushButton;

namespace coinpay {

class ActionRow;
class AdviceCard;
class AttemptsView;
class FactGrid;
class Notice;

//! Beside the list of operations: where the chosen one stands, what happens next, what can safely
//! be done, every attempt beneath, and the request as it was committed.
class ActivityDetail : public DetailPane
{
    Q_OBJECT

public:
    //! Both outlive it.
    ActivityDetail(OperationFollower &follower, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Why the key may do nothing of this kind; empty when it may.
    void setHindrance(std::function<QString(OperationKind)> missingScope);
    //! What the server said it saw of the operation.
    void setSeen(const QString &operationId, const Result<QList<api::SeenRequest>> &seen);
    //! An action on the operation failed.
    void setTrouble(const QString &operationId, const Error &error);

Q_SIGNALS:
    void tryNowRequested(const QString &operationId);
    void askRequested(const QString &operationId);
    void stopRequested(const QString &operationId);
    void dealWithRequested(const QString &operationId);
    void decideRequested(const coinpay::Operation &operation,
                         const QList<coinpay::Attempt> &attempts);
    void moreRequested(const coinpay::Operation &operation);
    //! The resource it made or acts on is to be seen.
    void openRequested(const QString &resourceType, const QString &id);
    //! Refused: everything that was typed, back in its form.
    void editAgainRequested(const coinpay::Operation &operation);
    void batchRequested(const QString &batchId);
    void requestsRequested(const QString &operationId);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void buildActions(QWidget &body, QVBoxLayout &column);
    void tellOperation(const Operation &operation);
    void tellAdvice(const Operation &operation);
    void tellActions(const Operation &operation);
    void tellLinks(const Operation &operation);
    void tellFacts(const Operation &operation);
    void keepFocus(QWidget *had);

    OperationFollower &m_follower;
    std::function<QString(OperationKind)> m_missingScope;
    AdviceCard *m_advice = nullptr;
    Notice *m_answer = nullptr;
    QString m_answered; //!< the operation that the notice is about
    ActionRow *m_decide = nullptr;
    ActionRow *m_again = nullptr;
    ActionRow *m_tryNow = nullptr;
    ActionRow *m_ask = nullptr;
    ActionRow *m_stop = nullptr;
    ActionRow *m_dealWith = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_batch = nullptr;
    QPushButton *m_requests = nullptr;
    QPushButton *m_more = nullptr;
    AttemptsView *m_attempts = nullptr;
    FactGrid *m_facts = nullptr;
};

//! The resource that an operation is about: what it made, else what it acts on; empty when neither
//! can be looked at. The type is the word of events.
struct OperationSubject
{
    QString type;
    QString id;
};

[[nodiscard]] OperationSubject subjectOf(const Operation &operation);

} // namespace coinpay
