// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "models/tracefollower.h"
#include "models/tracesearch.h"
#include "widgets/heartbeat.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QStackedWidget;

namespace coinpay {

class EmptyState;
class FreshnessLine;
class TraceMatches;
class TraceResult;

//! What the page can have done.
struct TraceActions
{
    //! What a text is about that the store knows nothing of.
    std::function<QFuture<Result<std::optional<Discovery>>>(const QString &text)> discover;
    //! What the server says of something.
    std::function<QFuture<ServerWord>(const TraceFacts &facts)> ask;
    QString profile; //!< its name
};

//! One field that takes anything that could name something, and what that comes to: a list where
//! several things bear it, else the trace of the one. Answers as a person types, from the store;
//! where that knows nothing, the server can be asked. It only ever shows.
class TracePage : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive the page.
    TracePage(Store &store, const Clock &clock, TraceActions actions, QWidget *parent = nullptr);
    TracePage(Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! As if it had been typed.
    void open(const QString &text);
    //! Somebody else's choice of words: the server hears of it only when a person says so.
    void openLink(const QString &id);

    [[nodiscard]] QLineEdit &field() const { return *m_field; }

    [[nodiscard]] TraceSearch &search() const { return *m_search; }

    [[nodiscard]] TraceFollower &follower() const { return *m_follower; }

    [[nodiscard]] TraceResult &result() const { return *m_result; }

    [[nodiscard]] TraceMatches &matches() const { return *m_matches; }

public Q_SLOTS:
    void setFreshness(const coinpay::Freshness &freshness);
    void focusSearch();
    //! Nothing when none is shown.
    void copyChosenId();

Q_SIGNALS:
    //! A resource is to be seen: "invoice", "escrow", "transfer", "wallet".
    void openRequested(const QString &resourceType, const QString &id);
    //! An operation of the journal is to be seen.
    void operationRequested(const QString &operationId);
    void bundleRequested(const QString &id);
    //! A person is done here.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void wire();
    void typed();
    void answered();
    void showOne(const Found &subject);
    void showMatches();
    void choose(int row);
    void chooseFace();
    void sayNothingAsked();
    void sayNotFound();
    bool pressed(int key);
    bool goBack();
    void askWhatItIs();
    void discovered(const QString &text, const Result<std::optional<Discovery>> &discovery);
    void askAbout(const TraceFacts &facts);

    //! How far the server was asked about a text that nothing here bears.
    enum class Asked { Not, Asking, KnowsNothing, Failed, Found };

    TraceActions m_actions;
    Heartbeat *m_heartbeat;
    TraceSearch *m_search;
    TraceFollower *m_follower;
    QLineEdit *m_field;
    FreshnessLine *m_freshness;
    QStackedWidget *m_body;
    EmptyState *m_face;
    TraceMatches *m_matches;
    TraceResult *m_result;
    QTimer m_patience; //!< what is typed may not be all of it yet
    Asked m_asked = Asked::Not;
    QString m_askError;
    QString m_shownFor;   //!< the text that what is shown was found by
    QStringList m_saying; //!< what the face speaks of now
    bool m_isLink = false;
};

} // namespace coinpay
