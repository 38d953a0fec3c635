// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listedpane.h"

#include "widgets/emptystate.h"

#include <QPushButton>
#include <QTimer>

namespace coinpay {

namespace {

//! While something in the list goes on by itself, and otherwise.
constexpr int SoonMs = 3'000;
constexpr int CalmMs = 30'000;

} // namespace

ListedPane::ListedPane(Heartbeat &beats, Settings &settings, Words words, QWidget *parent)
    : TablePane(beats, settings, parent)
    , m_words(std::move(words))
    , m_again(new QTimer(this))
{
    m_again->setSingleShot(true);
    connect(m_again, &QTimer::timeout, this, [this] { readAgain(); });
}

void ListedPane::setConnection(const Freshness &freshness)
{
    const bool cameBack =
        freshness.phase == Freshness::Phase::Live && m_connection.phase != Freshness::Phase::Live;
    m_connection = freshness;
    if (cameBack && m_isVisible)
        readAgain();
    tellReading();
}

void ListedPane::showEvent(QShowEvent *event)
{
    TablePane::showEvent(event);
    m_isVisible = true;
    readAgain();
}

void ListedPane::hideEvent(QHideEvent *event)
{
    m_isVisible = false;
    m_again->stop();
    TablePane::hideEvent(event);
}

void ListedPane::tellReading()
{
    const Reading now = reading();
    const int pause = now.isMoving && !now.error ? SoonMs : CalmMs;
    const bool isPlanned = m_again->isActive() && m_again->remainingTime() <= pause;
    if (m_isVisible && !isPlanned && (now.isLoaded || now.error))
        m_again->start(pause);
    tellFreshness(now);
    const bool shown = now.rows == 0;
    showFace(shown, !now.isFiltered);
    if (shown)
        say(faceOf(now));
}

//! As old as the last answer, whatever the event feed says.
void ListedPane::tellFreshness(const Reading &now)
{
    Freshness freshness = m_connection;
    freshness.asOf = now.readAt;
    if (now.error) {
        freshness.phase = Freshness::Phase::Offline;
        freshness.error = now.error;
        freshness.nextTryAt = 0;
    } else if (now.isLoaded) {
        freshness.phase = Freshness::Phase::Live;
        freshness.error.reset();
    }
    setFreshness(freshness);
}

ListedPane::Face ListedPane::faceOf(const Reading &now) const
{
    using theme::Tone;
    if (now.error && now.error->kind == ErrorKind::Forbidden)
        return {Tone::Attention, QStringLiteral("lock"), m_words.mayNotRead, now.error->message,
                Face::Action::CheckConnection};
    if (now.error && now.error->kind == ErrorKind::Canceled)
        return {Tone::Neutral, QStringLiteral("offline"), tr("Not connected"), m_words.willAppear,
                Face::Action::CheckConnection};
    if (now.error)
        return {Tone::Bad, QStringLiteral("offline"), tr("The server does not answer"),
                now.error->message, Face::Action::TryAgain};
    if (!now.isLoaded)
        return {Tone::Neutral, m_words.icon, m_words.fetching, {}, Face::Action::Wait};
    if (now.isFiltered)
        return {Tone::Neutral, QStringLiteral("search"), m_words.noMatch, m_words.noMatchText,
                Face::Action::ClearFilters};
    return {Tone::Neutral, m_words.icon, m_words.none, m_words.noneText, Face::Action::None};
}

//! What is said already is not said again: a button keeps the keyboard.
void ListedPane::say(const Face &now)
{
    if (m_said == now)
        return;
    m_said = now;
    face().say(now.tone, now.icon, now.title, now.text);
    const auto button = [this](const QString &text, auto action) {
        connect(face().addButton(text), &QPushButton::clicked, this, action);
    };
    switch (now.action) {
    case Face::Action::CheckConnection:
        button(tr("Check the connection"), [this] { Q_EMIT connectionHelpRequested(); });
        break;
    case Face::Action::TryAgain: button(tr("Try again"), [this] { readAgain(); }); break;
    case Face::Action::ClearFilters: button(tr("Clear filters"), [this] { clearFilters(); }); break;
    case Face::Action::Wait: face().setBusy({}); break;
    case Face::Action::None: break;
    }
}

} // namespace coinpay
