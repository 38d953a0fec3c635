// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/daterange.h"

#include "theme/icons.h"
#include "theme/metrics.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDateEdit>
#include <QDateTime>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QWidgetAction>

namespace coinpay {

namespace {

using Choice = DateRangeButton::Choice;

constexpr std::array usualChoices{Choice::AnyTime, Choice::Today, Choice::Last7Days,
                                  Choice::Last30Days, Choice::ThisYear};

const QDate EarliestDay(2020, 1, 1); // before anything of this kind

UnixMs startOf(QDate day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

} // namespace

QString dateChoiceText(Choice choice)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("coinpay", text); // where the translation tool looks
    };
    switch (choice) {
    case Choice::AnyTime: return tr("Any time");
    case Choice::Today: return tr("Today");
    case Choice::Last7Days: return tr("Last 7 days");
    case Choice::Last30Days: return tr("Last 30 days");
    case Choice::ThisYear: return tr("This year");
    case Choice::Custom: return tr("Own range");
    }
    return {};
}

DateRangeButton::DateRangeButton(Heartbeat &heartbeat, QWidget *parent)
    : QPushButton(parent)
    , m_heartbeat(heartbeat)
{
    setIcon(theme::icon(QStringLiteral("calendar")));
    setIconSize({theme::IconSmall, theme::IconSmall});
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Filter by the time it was made"));
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &DateRangeButton::fillMenu);
    tell();
}

QDate DateRangeButton::today() const
{
    return QDateTime::fromMSecsSinceEpoch(m_heartbeat.now()).date();
}

//! When it is first opened: a start pays nothing for it.
void DateRangeButton::fillMenu()
{
    if (m_group)
        return;
    m_group = new QActionGroup(this);
    for (const Choice choice : usualChoices) {
        QAction *action = menu()->addAction(dateChoiceText(choice));
        action->setCheckable(true);
        action->setChecked(choice == m_choice);
        m_group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { setChoice(choice); });
    }
    menu()->addSeparator();
    auto *custom = new QWidgetAction(menu());
    custom->setDefaultWidget(buildCustom());
    menu()->addAction(custom);
}

QWidget *DateRangeButton::buildCustom()
{
    auto *panel = new QWidget;
    auto *form = new QFormLayout(panel);
    form->setContentsMargins(theme::GapGroup, theme::Gap, theme::GapGroup, theme::Gap);
    form->setSpacing(theme::Gap);
    m_first = new QDateEdit(today().addDays(-7), panel);
    m_last = new QDateEdit(today(), panel);
    m_first->setAccessibleName(tr("First day"));
    m_last->setAccessibleName(tr("Last day"));
    for (QDateEdit *edit : {m_first, m_last})
        edit->setCalendarPopup(true);
    auto *use = new QPushButton(tr("Show these days"), panel);
    connect(use, &QPushButton::clicked, this, [this] {
        setCustom(m_first->date(), m_last->date());
        menu()->close();
    });
    const auto row = [&](const QString &text, QDateEdit *edit) {
        auto *label = new QLabel(text, panel);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(edit);
        form->addRow(label, edit);
    };
    row(tr("From"), m_first);
    row(tr("To"), m_last);
    form->addRow(use);
    return panel;
}

DateRangeButton::Range DateRangeButton::range() const
{
    return rangeOf(m_choice);
}

DateRangeButton::Range DateRangeButton::rangeOf(Choice choice) const
{
    const QDate day = today();
    const QDate end = day.addDays(1);
    switch (choice) {
    case Choice::AnyTime: return {};
    case Choice::Today: return {startOf(day), startOf(end)};
    case Choice::Last7Days: return {startOf(day.addDays(-6)), startOf(end)};
    case Choice::Last30Days: return {startOf(day.addDays(-29)), startOf(end)};
    case Choice::ThisYear: return {startOf(QDate(day.year(), 1, 1)), startOf(end)};
    case Choice::Custom: break;
    }
    const auto [first, last] = std::minmax(m_first->date(), m_last->date());
    return {startOf(first), startOf(last.addDays(1))};
}

void DateRangeButton::setChoice(Choice choice)
{
    const bool again = choice == m_choice && choice != Choice::Custom;
    m_choice = choice;
    if (m_group)
        check(choice);
    tell();
    if (!again)
        Q_EMIT changed();
}

void DateRangeButton::check(Choice choice)
{
    for (qsizetype i = 0; i < m_group->actions().size(); ++i)
        m_group->actions().at(i)->setChecked(usualChoices[size_t(i)] == choice);
    if (choice == Choice::Custom && m_group->checkedAction())
        m_group->checkedAction()->setChecked(false);
}

void DateRangeButton::setCustom(QDate first, QDate last)
{
    fillMenu();
    m_first->setDate(first);
    m_last->setDate(last);
    setChoice(Choice::Custom);
}

void DateRangeButton::setRange(const Range &range)
{
    for (const Choice choice : usualChoices) {
        if (rangeOf(choice) == range) {
            setChoice(choice);
            return;
        }
    }
    const auto day = [](UnixMs time) { return QDateTime::fromMSecsSinceEpoch(time).date(); };
    setCustom(range.from ? day(*range.from) : EarliestDay, range.to ? day(*range.to - 1) : today());
}

void DateRangeButton::tell()
{
    QString text = dateChoiceText(m_choice);
    if (m_choice == Choice::Custom) {
        const auto [first, last] = std::minmax(m_first->date(), m_last->date());
        text = locale().toString(first, QLocale::ShortFormat) + QStringLiteral(" \u2013 ") +
               locale().toString(last, QLocale::ShortFormat);
    }
    setText(text);
    setAccessibleDescription(text);
}

} // namespace coinpay
