// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tracefollower.h"
#include "widgets/heartbeat.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace coinpay {

class AdviceCard;
class AmountLabel;
class CopyLabel;
class ElidedLabel;
class Notice;
class StateBadge;
class TraceTimeline;

//! What a trace comes to: what the thing is and how it stands, what can safely be done now, where
//! that is done, and everything that happened to it by both clocks.
class TraceResult : public QScrollArea
{
    Q_OBJECT

public:
    //! Both outlive it. It tells what the follower has whenever that changes.
    TraceResult(TraceFollower &follower, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! The server is being asked about what is shown.
    void setAsking(bool asking);
    //! Why the server could not be asked; nothing: it could.
    void setTrouble(const std::optional<Error> &trouble);
    //! When everything here was last known to be all there is; for what is copied.
    void setAsOf(UnixMs asOf) { m_asOf = asOf; }

    //! The way back to a list of so many; 0: there is none.
    void setOthers(int count);

    //! The keyboard goes to the first thing that can be done.
    void enter();

    [[nodiscard]] CopyLabel *idLabel() const { return m_id; }
    [[nodiscard]] AdviceCard *advice() const { return m_advice; }
    [[nodiscard]] TraceTimeline *timeline() const { return m_timeline; }

Q_SIGNALS:
    //! A resource is to be seen: "invoice", "escrow", "transfer", "wallet".
    void openRequested(const QString &resourceType, const QString &id);
    void operationRequested(const QString &operationId);
    //! All that is known of it is to go into a file, to hand on.
    void bundleRequested(const QString &id);
    void askRequested();
    void othersRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildActions();
    void fillCopyMenu();
    void tell();
    void tellHead(const Trace &trace);
    void tellAdvice();
    void tellActions(const Trace &trace);
    void tellTimeline(const Trace &trace);
    void tellMissing(const Trace &trace);
    [[nodiscard]] const Operation *pressingOperation() const;
    //! What is copied: the trace, and as of when.
    [[nodiscard]] Trace copied() const;
    void copy(const QString &text);

    TraceFollower &m_follower;
    Heartbeat &m_heartbeat;
    UnixMs m_asOf = 0;
    QString m_shownId;
    QPushButton *m_others = nullptr;
    QLabel *m_kindIcon = nullptr;
    QLabel *m_kind = nullptr;
    StateBadge *m_badge = nullptr;
    AmountLabel *m_amount = nullptr;
    ElidedLabel *m_reference = nullptr;
    CopyLabel *m_id = nullptr;
    AdviceCard *m_advice = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_operation = nullptr;
    QPushButton *m_ask = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_bundle = nullptr;
    Notice *m_trouble = nullptr;
    TraceTimeline *m_timeline = nullptr;
    QLabel *m_missingHeading = nullptr;
    QLabel *m_missing = nullptr;
};

} // namespace coinpay
