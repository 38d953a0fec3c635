// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listfilters.h"

#include "core/text.h"
#include "domain/asset.h"
#include "settings/shortcuts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace coinpay {

namespace {

//! Between two keys of somebody who types; a pause longer than this is a question.
constexpr int TypingMs = 100;
constexpr int LongestSearch = 200;
constexpr qsizetype LongestAsset = 20;
constexpr int SearchWidth = 220;
constexpr int LargestSearchWidth = 380;

} // namespace

ListFilters::ListFilters(const FilterWords &words, Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_states(new StateFilterButton(words.states, this))
    , m_asset(new QComboBox(this))
    , m_dates(new DateRangeButton(heartbeat, this))
    , m_clear(new QToolButton(this))
    , m_typing(new QTimer(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    row->addWidget(m_search, 1);
    row->addWidget(m_states);
    row->addWidget(m_asset);
    row->addWidget(m_dates);
    row->addWidget(m_clear);
    row->addStretch(0);
    dressSearch(words);
    dressClear();
    m_asset->setAccessibleName(tr("Filter by asset"));
    m_asset->addItem(tr("Any asset"));
    for (const AssetInfo &asset : knownAssets())
        m_asset->addItem(asset.code, QString(asset.code));
    for (QWidget *control : {static_cast<QWidget *>(m_states), static_cast<QWidget *>(m_dates),
                             static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_asset)})
        control->setFixedHeight(m_search->sizeHint().height());

    m_typing->setSingleShot(true);
    m_typing->setInterval(TypingMs);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &ListFilters::tell);
    connect(m_states, &StateFilterButton::changed, this, &ListFilters::tell);
    connect(m_asset, &QComboBox::currentIndexChanged, this, &ListFilters::tell);
    connect(m_dates, &DateRangeButton::changed, this, &ListFilters::tell);
    connect(m_clear, &QToolButton::clicked, this, &ListFilters::clear);
}

void ListFilters::dressSearch(const FilterWords &words)
{
    m_search->setPlaceholderText(words.placeholder);
    m_search->setAccessibleName(words.searchName);
    //: %1 says what else can be searched for; #late stays as it is but for the word
    const QString tip = tr("%1; #late finds it by your notes and labels").arg(words.searchTip);
    m_search->setToolTip(withShortcut(tip, Shortcut::Search));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(LongestSearch);
    m_search->setMinimumWidth(SearchWidth);
    m_search->setMaximumWidth(LargestSearchWidth);
    m_search->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
}

void ListFilters::dressClear()
{
    m_clear->setText(tr("Clear filters"));
    m_clear->setIcon(theme::icon(QStringLiteral("close")));
    m_clear->setIconSize({theme::IconSmall, theme::IconSmall});
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->setAutoRaise(true);
    m_clear->setAccessibleName(m_clear->text());
    m_clear->setVisible(false);
}

void ListFilters::addOwn(QWidget *control, std::function<bool()> isSet, std::function<void()> reset)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_states), control);
    control->setFixedHeight(m_search->sizeHint().height());
    setTabOrder(m_search, control);
    setTabOrder(control, m_states);
    m_own.append({std::move(isSet), std::move(reset)});
}

QString ListFilters::search() const
{
    return m_search->text().trimmed();
}

QString ListFilters::asset() const
{
    return m_asset->currentData().toString();
}

bool ListFilters::isActive() const
{
    return !search().isEmpty() || !m_states->states().isEmpty() || m_asset->currentIndex() > 0 ||
           m_dates->choice() != DateRangeButton::Choice::AnyTime ||
           std::any_of(m_own.begin(), m_own.end(), [](const Own &own) { return own.isSet(); });
}

void ListFilters::clear()
{
    choose({}, {}, {}, {});
}

void ListFilters::choose(const QString &search, const QList<int> &states, const QString &asset,
                         const DateRangeButton::Range &dates)
{
    {
        const QSignalBlocker quietSearch(m_search);
        const QSignalBlocker quietStates(m_states);
        const QSignalBlocker quietAsset(m_asset);
        const QSignalBlocker quietDates(m_dates);
        const QScopedValueRollback once(m_clearing, true);
        m_search->setText(search);
        m_states->setStates(states);
        m_asset->setCurrentIndex(placeOf(asset));
        m_dates->setRange(dates);
        for (const Own &own : std::as_const(m_own))
            own.reset();
    }
    tell();
}

//! Of an asset that is not listed yet, a place is made.
int ListFilters::placeOf(const QString &asset)
{
    if (asset.isEmpty())
        return 0;
    if (m_asset->findData(asset) < 0)
        m_asset->addItem(displayText(asset, LongestAsset), asset);
    return m_asset->findData(asset);
}

void ListFilters::tell()
{
    if (m_clearing)
        return;
    m_typing->stop();
    if (m_clear->hasFocus() && !isActive())
        m_search->setFocus();
    m_clear->setVisible(isActive());
    Q_EMIT changed();
}

bool ListFilters::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_typing->isActive())
                tell();
            Q_EMIT left();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace coinpay
