// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tracepage.h"

#include "core/text.h"
#include "core/whendone.h"
#include "desk/traceask.h"
#include "pages/freshnessline.h"
#include "pages/tracematches.h"
#include "pages/traceresult.h"
#include "settings/shortcuts.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>

namespace coinpay {

namespace {

//! After so long without a key, what stands in the field is all of it.
constexpr int PatienceMs = 700;
constexpr qsizetype LongestShown = 60;

TraceActions actionsOf(Desk &desk)
{
    return {
        [&desk](const QString &text) { return discover(desk, text); },
        [&desk](const TraceFacts &facts) { return askAbout(desk, facts); },
        desk.profile().name,
    };
}

//! Whether the server may be asked without a word of a person: only for what it named itself.
bool isServersOwn(const QString &text)
{
    const QStringList questions = questionsIn(text);
    return std::any_of(questions.begin(), questions.end(), isServersId);
}

} // namespace

TracePage::TracePage(Store &store, const Clock &clock, TraceActions actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(std::move(actions))
    , m_heartbeat(new Heartbeat(clock, this))
    , m_search(new TraceSearch(store, this))
    , m_follower(new TraceFollower(store, this))
    , m_field(new QLineEdit(this))
    , m_freshness(new FreshnessLine(*m_heartbeat, this))
    , m_body(new QStackedWidget(this))
    , m_face(new EmptyState(this))
    , m_matches(new TraceMatches(*m_search, *m_heartbeat, this))
    , m_result(new TraceResult(*m_follower, *m_heartbeat, this))
{
    build();
    wire();
    chooseFace();
}

TracePage::TracePage(Desk &desk, const Clock &clock, QWidget *parent)
    : TracePage(desk.store(), clock, actionsOf(desk), parent)
{
    connect(&desk, &Desk::freshnessChanged, this, &TracePage::setFreshness);
    setFreshness(desk.freshness());
}

void TracePage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, 0, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    auto *title = new QLabel(tr("Trace"), this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, theme::GapGroup - theme::Gap, 0);
    head->addWidget(title);
    head->addWidget(m_freshness, 1);
    column->addLayout(head);
    m_field->setObjectName(QStringLiteral("traceField"));
    m_field->setPlaceholderText(
        tr("Any id, order number, hash, address, key, or a message with one in it"));
    m_field->setAccessibleName(tr("What to trace"));
    m_field->setToolTip(
        withShortcut(tr("Type or paste anything that could name it"), Shortcut::GoToTrace));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, theme::GapGroup, 0);
    row->addWidget(m_field);
    column->addLayout(row);
    for (QWidget *page : {static_cast<QWidget *>(m_face), static_cast<QWidget *>(m_matches),
                          static_cast<QWidget *>(m_result)})
        m_body->addWidget(page);
    column->addWidget(m_body, 1);
}

void TracePage::wire()
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &TracePage::askWhatItIs);
    connect(m_field, &QLineEdit::textChanged, this, &TracePage::typed);
    connect(m_search, &TraceSearch::answered, this, &TracePage::answered);
    connect(m_follower, &TraceFollower::changed, this, &TracePage::chooseFace);
    connect(m_matches, &TraceMatches::opened, this, &TracePage::choose);
    connect(m_result, &TraceResult::openRequested, this, &TracePage::openRequested);
    connect(m_result, &TraceResult::operationRequested, this, &TracePage::operationRequested);
    connect(m_result, &TraceResult::bundleRequested, this, &TracePage::bundleRequested);
    connect(m_result, &TraceResult::askRequested, this, [this] {
        if (m_follower->trace())
            askAbout(m_follower->facts());
    });
    connect(m_result, &TraceResult::othersRequested, this, [this] {
        showMatches();
        m_field->setFocus();
    });
}

void TracePage::open(const QString &text)
{
    m_field->setText(text); // and typed(), unless it stands there already
    m_isLink = false;
}

void TracePage::openLink(const QString &id)
{
    m_field->setText(id);
    m_isLink = true;
    m_patience.stop();
}

void TracePage::typed()
{
    m_isLink = false;
    m_asked = Asked::Not;
    m_patience.stop();
    m_search->ask(m_field->text());
}

void TracePage::answered()
{
    const auto &matches = m_search->matches();
    if (matches.size() == 1) {
        showOne(matches.first().found);
        return;
    }
    if (matches.isEmpty() && m_asked == Asked::Not) {
        m_follower->forget();
        if (!m_isLink && isServersOwn(m_search->text()))
            m_patience.start();
    }
    showMatches();
}

void TracePage::showOne(const Found &subject)
{
    const auto &shown = m_follower->subject();
    // What the server was asked for comes into the store, and is found there: still the same.
    const bool isSame = shown && shown->kind == subject.kind && shown->id == subject.id &&
                        m_shownFor == m_search->text();
    if (!isSame) {
        m_shownFor = m_search->text();
        m_follower->follow(subject);
        m_result->setTrouble({});
        m_result->setAsking(false);
    }
    m_result->setOthers(
        m_search->matches().size() > 1 ? static_cast<int>(m_search->matches().size()) : 0);
    chooseFace();
}

//! The list, from which one may have been chosen before.
void TracePage::showMatches()
{
    if (!m_search->matches().isEmpty())
        m_follower->forget();
    if (!m_matches->currentIndex().isValid())
        m_matches->move(1);
    chooseFace();
}

void TracePage::choose(int row)
{
    if (row >= 0 && row < m_search->matches().size())
        showOne(m_search->matches().at(row).found);
}

void TracePage::chooseFace()
{
    if (m_follower->subject()) {
        // Until it has been read, what was there before stays.
        if (m_follower->trace()) {
            m_body->setCurrentWidget(m_result);
        } else if (m_follower->error()) {
            m_face->say(theme::Tone::Bad, QStringLiteral("disk"), tr("This cannot be read"),
                        m_follower->error()->message);
            m_saying.clear();
            m_body->setCurrentWidget(m_face);
        }
        return;
    }
    if (!m_search->matches().isEmpty()) {
        m_body->setCurrentWidget(m_matches);
        return;
    }
    const QStringList saying{m_search->text(), QString::number(static_cast<int>(m_asked)),
                             m_search->error() ? m_search->error()->message : m_askError};
    m_body->setCurrentWidget(m_face);
    if (m_saying == saying)
        return; // its button, and the keyboard's focus on it, stay
    m_saying = saying;
    if (m_search->error())
        m_face->say(theme::Tone::Bad, QStringLiteral("disk"), tr("The store cannot be read"),
                    m_search->error()->message);
    else if (questionsIn(m_search->text()).isEmpty())
        sayNothingAsked();
    else
        sayNotFound();
}

void TracePage::sayNothingAsked()
{
    m_face->say(theme::Tone::Neutral, QStringLiteral("timeline"), tr("What happened to it?"),
                tr("Paste whatever you were sent: the id of an invoice, escrow, transfer, request "
                   "or event, an order number, a transaction hash, an address, an idempotency "
                   "key, or the whole message."));
}

void TracePage::sayNotFound()
{
    const QString text = displayText(m_search->text().trimmed(), LongestShown);
    switch (m_asked) {
    case Asked::Asking:
        m_face->say(theme::Tone::Progress, QStringLiteral("server"), tr("Not known here"), {});
        m_face->setBusy(tr("The server is being asked."));
        return;
    case Asked::KnowsNothing:
        m_face->say(
            theme::Tone::Neutral, QStringLiteral("search"), tr("Nobody knows it"),
            tr("Nothing here bears \u201C%1\u201D, and the server knows no invoice, escrow, "
               "transfer, wallet, request or idempotency key of that name.")
                .arg(text));
        return;
    case Asked::Failed:
        m_face->say(theme::Tone::Attention, QStringLiteral("offline"),
                    tr("The server could not be asked"), m_askError);
        break;
    case Asked::Found:
    case Asked::Not:
        m_face->say(
            theme::Tone::Neutral, QStringLiteral("search"),
            //: %1 is the name of a profile
            tr("Nothing in %1 bears it").arg(displayText(m_actions.profile, LongestShown)),
            //: %1 is what was looked for
            tr("Nothing that is kept on this machine for this profile bears \u201C%1\u201D.")
                .arg(text));
    }
    QPushButton *ask =
        m_face->addButton(m_asked == Asked::Failed ? tr("Ask again") : tr("Ask the server"));
    ask->setObjectName(QStringLiteral("askForUnknownButton"));
    connect(ask, &QPushButton::clicked, this, &TracePage::askWhatItIs);
}

void TracePage::askWhatItIs()
{
    m_patience.stop();
    if (!m_search->isAnswered() || !m_search->matches().isEmpty() || m_asked == Asked::Asking)
        return;
    m_asked = Asked::Asking;
    chooseFace();
    whenDone(m_actions.discover(m_search->text()), this,
             [this, text = m_search->text()](const auto &answer) { discovered(text, answer); });
}

void TracePage::discovered(const QString &text, const Result<std::optional<Discovery>> &discovery)
{
    if (text != m_search->text() || m_asked != Asked::Asking)
        return; // something else was typed
    if (!discovery) {
        m_asked = Asked::Failed;
        m_askError = discovery.error().message;
        chooseFace();
    } else if (!*discovery) {
        m_asked = Asked::KnowsNothing;
        chooseFace();
    } else {
        m_asked = Asked::Found;
        showOne((*discovery)->subject);
        m_follower->addWord((*discovery)->word);
        TraceFacts facts;
        facts.subject = (*discovery)->subject;
        askAbout(facts);
    }
}

void TracePage::askAbout(const TraceFacts &facts)
{
    m_result->setTrouble({});
    m_result->setAsking(true);
    whenDone(m_actions.ask(facts), this, [this, subject = facts.subject](const ServerWord &word) {
        const auto &shown = m_follower->subject();
        if (!shown || shown->kind != subject.kind || shown->id != subject.id)
            return; // something else is looked at
        m_result->setAsking(false);
        m_result->setTrouble(word.trouble);
        m_follower->addWord(word);
    });
}

void TracePage::setFreshness(const Freshness &freshness)
{
    m_freshness->setFreshness(freshness);
    m_result->setAsOf(freshness.asOf);
}

void TracePage::focusSearch()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void TracePage::copyChosenId()
{
    if (m_follower->trace())
        m_result->idLabel()->copy();
}

bool TracePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        pressed(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

//! Keys that mean something in the field besides typing.
bool TracePage::pressed(int key)
{
    const bool isList = m_body->currentWidget() == m_matches;
    const bool isResult = m_body->currentWidget() == m_result;
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (isList)
            m_matches->move(key == Qt::Key_Down ? 1 : -1);
        else if (isResult)
            m_result->verticalScrollBar()->triggerAction(key == Qt::Key_Down
                                                             ? QScrollBar::SliderSingleStepAdd
                                                             : QScrollBar::SliderSingleStepSub);
        return isList || isResult;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (isResult)
            m_result->verticalScrollBar()->triggerAction(key == Qt::Key_PageDown
                                                             ? QScrollBar::SliderPageStepAdd
                                                             : QScrollBar::SliderPageStepSub);
        return isResult;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isList)
            choose(m_matches->chosenRow());
        else if (isResult)
            m_result->enter();
        else
            askWhatItIs();
        return true;
    case Qt::Key_Escape: return goBack();
    default: return false;
    }
}

//! From one of several to the list, from an answer to the empty field, from that to where a person
//! came from.
bool TracePage::goBack()
{
    if (m_body->currentWidget() == m_result && m_search->matches().size() > 1)
        showMatches();
    else if (!m_field->text().isEmpty())
        m_field->clear();
    else
        Q_EMIT left();
    return true;
}

void TracePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_follower->setWatched(true);
}

void TracePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_follower->setWatched(false);
}

} // namespace coinpay
