// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewpage.h"

#include "forms/notice.h"
#include "pages/listfaces.h"
#include "pages/overviewwords.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/figurecard.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>

#include <algorithm>

namespace coinpay {

namespace {

//! A frame at 60 Hz: the most that a window's first picture waits for its figures.
constexpr int FirstPictureMs = 16;
constexpr int WidestBody = 1160; //!< wider, and a figure stands too far from its words

FigureWords sentenceOf(const QString &text)
{
    return {{}, theme::Tone::Neutral, text, {}, {}, {}};
}

} // namespace

OverviewPage::OverviewPage(Store &store, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(new Heartbeat(clock, this))
    , m_overview(new Overview(store, clock, locale(), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, 0, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    column->addLayout(buildHead());
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Overview"));
    m_scroll->setWidget(buildBody());
    column->addWidget(m_scroll, 1);
    wire();
    m_overview->refresh();
    m_overview->waitForPicture(FirstPictureMs);
    tell();
}

OverviewPage::OverviewPage(Desk &desk, const Clock &clock, QWidget *parent)
    : OverviewPage(desk.store(), clock, parent)
{
    connect(&desk, &Desk::freshnessChanged, this, &OverviewPage::setFreshness);
    setFreshness(desk.freshness());
}

QLayout *OverviewPage::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, theme::GapGroup, 0);
    row->setSpacing(theme::GapTight);
    auto *title = new QLabel(tr("Overview"), this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    m_freshnessIcon = new QLabel(this);
    m_freshnessText = new QLabel(this);
    m_freshnessText->setTextFormat(Qt::PlainText);
    m_freshnessText->setForegroundRole(QPalette::PlaceholderText);
    m_freshnessText->setFont(theme::small(font()));
    row->addWidget(title);
    row->addStretch();
    row->addWidget(m_freshnessIcon);
    row->addWidget(m_freshnessText);
    return row;
}

QWidget *OverviewPage::buildBody()
{
    auto *outer = new QWidget;
    auto *rows = new QVBoxLayout(outer);
    rows->setContentsMargins(0, 0, theme::GapGroup, theme::GapGroup);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    m_problem = new Notice(outer);
    rows->addWidget(m_problem);
    const auto card = [outer](const char *name, const QString &heading) {
        auto *made = new FigureCard(heading, outer);
        made->setObjectName(QString::fromLatin1(name));
        return made;
    };
    m_needsPerson = card("needsPersonCard", tr("Needs you now"));
    m_settling = card("settlingCard", tr("Settling"));
    m_today = card("todayCard", tr("Paid today"));
    m_week = card("weekCard", tr("Paid this week"));
    m_balances = card("balancesCard", tr("Balances"));
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(theme::GapGroup - theme::Grid);
    const auto column = [this](std::initializer_list<FigureCard *> cards) {
        auto *made = new QVBoxLayout;
        made->setSpacing(theme::GapGroup - theme::Grid);
        for (FigureCard *each : cards)
            made->addWidget(each);
        made->addStretch(1);
        m_columns->addLayout(made, 1);
    };
    column({m_needsPerson, m_settling, m_today, m_week});
    column({m_balances}); // as many as there are assets: the longest list of them, most days
    rows->addLayout(m_columns);
    rows->addStretch(1);
    outer->setMaximumWidth(WidestBody);
    return outer;
}

void OverviewPage::wire()
{
    connect(m_overview, &Overview::changed, this, &OverviewPage::tell);
    connect(m_heartbeat, &Heartbeat::beat, this, [this] {
        if (!isVisible())
            return;
        tellFreshness();
        tellBalances();
    });
    const auto lead = [this](FigureCard *card, QList<Figure> OverviewPicture::*figures) {
        connect(card, &FigureCard::pressed, this, [this, figures](int row) {
            Q_EMIT listRequested(counting((*m_overview->picture()).*figures).at(row).list);
        });
    };
    lead(m_needsPerson, &OverviewPicture::needsPerson);
    lead(m_settling, &OverviewPicture::settling);
    const auto leadToPaid = [this](FigureCard *card, PaidFigures OverviewPicture::*paid) {
        connect(card, &FigureCard::pressed, this, [this, paid](int row) {
            const PaidFigures &figures = (*m_overview->picture()).*paid;
            Q_EMIT listRequested(figures.list(figures.sums.at(row).paid.asset()));
        });
    };
    leadToPaid(m_today, &OverviewPicture::today);
    leadToPaid(m_week, &OverviewPicture::week);
    connect(m_balances, &FigureCard::pressed, this, &OverviewPage::walletsRequested);
}

QList<Figure> OverviewPage::counting(const QList<Figure> &figures)
{
    QList<Figure> result;
    std::copy_if(figures.begin(), figures.end(), std::back_inserter(result),
                 [](const Figure &figure) { return figure.count > 0; });
    return result;
}

void OverviewPage::tellFigures(FigureCard &card, const QList<Figure> &figures,
                               const FigureWords &none)
{
    QList<FigureWords> words;
    for (const Figure &figure : counting(figures))
        words.append(wordsFor(figure, locale()));
    card.setFigures(words, none);
}

void OverviewPage::tell()
{
    if (m_overview->error())
        m_problem->say(theme::Tone::Bad, QStringLiteral("disk"), tr("The figures cannot be read"),
                       m_overview->error()->message);
    else
        m_problem->clear();
    const auto &picture = m_overview->picture();
    m_scroll->setVisible(picture.has_value() || m_overview->error());
    if (!picture)
        return;
    tellFigures(
        *m_needsPerson, picture->needsPerson,
        {QStringLiteral("check-circle"), theme::Tone::Good, tr("Nothing needs you."), {}, {}, {}});
    tellFigures(*m_settling, picture->settling, sentenceOf(tr("Nothing is on its way.")));
    tellBalances();
    tellPaid(*m_today, picture->today, tr("Nothing yet today."));
    tellPaid(*m_week, picture->week, tr("Nothing yet this week."));
    arrange();
}

void OverviewPage::tellBalances()
{
    const auto &picture = m_overview->picture();
    if (!picture)
        return;
    const UnixMs now = m_heartbeat->now();
    QList<FigureWords> words;
    for (const AssetTotal &total : picture->balances) {
        words.append(wordsFor(total, now, locale()));
        if (total.learnedAt > 0)
            m_heartbeat->beatWithin(theme::relativeTimeHoldsMs(total.learnedAt, now));
    }
    m_balances->setFigures(words, sentenceOf(tr("No balance is known yet.")));
}

void OverviewPage::tellPaid(FigureCard &card, const PaidFigures &paid, const QString &none)
{
    QList<FigureWords> words;
    for (const Reader::PaidSum &sum : paid.sums)
        words.append(wordsFor(sum, locale()));
    card.setFigures(words, sentenceOf(none));
}

void OverviewPage::setFreshness(const Freshness &freshness)
{
    m_freshness = freshness;
    tellFreshness();
}

void OverviewPage::tellFreshness()
{
    const FreshnessWords words = freshnessWords(m_freshness, m_heartbeat->now());
    m_freshnessText->setText(words.text);
    m_freshnessText->setToolTip(words.detail);
    m_freshnessIcon->setToolTip(words.detail);
    m_freshnessIcon->setPixmap(
        theme::icon(words.icon, words.tone)
            .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    if (words.holdsMs > 0)
        m_heartbeat->beatWithin(words.holdsMs);
}

//! Two columns where both have the room their figures need, else one.
void OverviewPage::arrange()
{
    int widest = 0;
    for (FigureCard *card : {m_needsPerson, m_settling, m_balances, m_today, m_week})
        widest = qMax(widest, card->minimumSizeHint().width());
    const int room = qMin(width() - 2 * theme::GapGroup, WidestBody);
    const bool fits = 2 * widest + m_columns->spacing() <= room;
    m_columns->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void OverviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_overview->setWatched(true);
    tellFreshness();
    tellBalances();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_overview->setWatched(false);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void OverviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tellFreshness(); // its icon is a picture
    if (event->type() == QEvent::FontChange)
        arrange();
    QWidget::changeEvent(event);
}

} // namespace coinpay
