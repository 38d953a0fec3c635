// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/history.h"
#include "console/operation.h"
#include "desk/desk.h"
#include "forms/confirmrules.h"
#include "forms/consolereview.h"
#include "models/operationfollower.h"
#include "settings/settings.h"

#include <QFuture>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QSplitter;

namespace coinpay {

class ConsoleAnswer;
class ConsoleCalls;
class ConsoleEditor;

//! What the console can have done.
struct ConsoleActions
{
    std::function<QFuture<Result<HttpAnswer>>(const QByteArray &target)> read;
    std::function<QFuture<Result<Operation>>(const OperationDraft &draft)> write;
    std::function<QFuture<Result<Escrow>>(const QString &id)> escrow;
    AcceptedNets nets = AcceptedNets::Main;
};

//! The escape hatch: any call of the contract, signed and sent as the profile. Reads go out at
//! once; writes are confirmed like any form, journaled and driven to their end. What is being
//! written is kept; what was called stands in a history, without bodies and without answers.
class ConsolePage : public QWidget
{
    Q_OBJECT

public:
    //! All outlive the page; `reader` belongs to this thread.
    ConsolePage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                ConfirmRules rules, ConsoleActions actions, QWidget *parent = nullptr);
    ConsolePage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    ~ConsolePage() override;

    [[nodiscard]] ConsoleEditor &editor() const { return *m_editor; }
    [[nodiscard]] ConsoleAnswer &answer() const { return *m_answer; }
    [[nodiscard]] ConsoleCalls &calls() const { return *m_calls; }
    [[nodiscard]] const QList<console::Visit> &history() const { return m_history; }

public Q_SLOTS:
    //! What the key may do, once that is known.
    void setScopes(const QStringList &scopes);
    //! An attempt of an operation was answered.
    void noteAnswer(const QString &operationId, const coinpay::HttpAnswer &answer);
    void focusSearch();

Q_SIGNALS:
    void operationRequested(const QString &operationId);

private:
    void build();
    void wire();
    void restore();
    void keepDraft();
    void tellScope();
    void send();
    void sendRead(const console::ConsoleRequest &request);
    void sendWrite(const console::MatchedCall &matched, const console::ConsoleRequest &request);
    void reviewWrite(const console::MatchedCall &matched, const console::ConsoleRequest &request,
                     const Result<Escrow> &escrow);
    void written(const Operation &operation);
    void remember(const console::Visit &visit);
    void keepHistory();
    void openVisit(int index);

    Store &m_store;
    Reader &m_reader;
    const Clock &m_clock;
    Settings &m_settings;
    ConfirmRules m_rules;
    ConsoleActions m_actions;
    OperationFollower *m_follower;
    QSplitter *m_splitter;
    ConsoleCalls *m_calls;
    ConsoleEditor *m_editor;
    ConsoleAnswer *m_answer;
    QPointer<ConsoleReview> m_review;
    //! An answer may be quicker than the word that its row is written.
    std::optional<std::pair<QString, HttpAnswer>> m_early;
    QStringList m_scopes;
    QList<console::Visit> m_history;
    QTimer m_draftTimer;
    quint64 m_sent = 0; //!< of calls: an answer to an older one is not shown
};

} // namespace coinpay
