// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rail.h"

#include "domain/operation.h"
#include "shell/statuswidget.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace coinpay {

namespace {

constexpr int RailCharacters = 26;
constexpr int ButtonHeight = 34;
constexpr int AccentWidth = 3;
constexpr double ChosenShare = 0.09;
constexpr double HoverShare = 0.05;

QString environmentWord(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox: return Rail::tr("Sandbox", "environment");
    case Environment::Test: return Rail::tr("Test", "environment");
    case Environment::Live: return Rail::tr("Live", "environment");
    }
    return {};
}

} // namespace

RailButton::RailButton(const QString &icon, const QString &title, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(icon)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize RailButton::sizeHint() const
{
    return {0, qMax(ButtonHeight, fontMetrics().height() + 2 * theme::Gap)};
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = theme::railGround(palette());
    const QColor ink = palette().color(QPalette::WindowText);
    if (isChecked() || underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme::focusRing(palette()), 2) : QPen(Qt::NoPen));
        painter.setBrush(theme::mixed(ink, ground, isChecked() ? ChosenShare : HoverShare));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::Radius,
                                theme::Radius);
    }
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::accent(palette()));
        painter.drawRoundedRect(QRectF(1, height() / 4.0, AccentWidth, height() / 2.0), 1.5, 1.5);
    }
    const QRect icon(theme::Gap, (height() - theme::IconSmall) / 2, theme::IconSmall,
                     theme::IconSmall);
    const QIcon drawing = isChecked() ? theme::accentIcon(m_iconName) : theme::icon(m_iconName);
    drawing.paint(&painter, icon);
    painter.setFont(isChecked() ? theme::heading(font()) : font());
    painter.setPen(ink);
    const int left = icon.right() + 1 + theme::Gap;
    painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter, text());
}

Rail::Rail(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_pages(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
    , m_profile(new QToolButton(this))
    , m_role(new QLabel(this))
    , m_menu(new QToolButton(this))
    , m_status(new StatusWidget(clock, this))
{
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(fontMetrics().averageCharWidth() * RailCharacters + 2 * theme::Gap);
    for (QToolButton *button : {m_profile, m_menu}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setAutoRaise(true);
        button->setIconSize(QSize(theme::IconSmall, theme::IconSmall));
    }
    m_profile->setObjectName(QStringLiteral("profileButton"));
    m_profile->setFont(theme::heading(font()));
    m_profile->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_menu->setObjectName(QStringLiteral("menuButton"));
    m_menu->setIcon(theme::icon(QStringLiteral("menu")));
    m_menu->setText(tr("Menu"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_pages->setSpacing(theme::GapTight / 2);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::Gap, theme::Gap + theme::Grid, theme::Gap, theme::Gap);
    rows->setSpacing(theme::GapTight);
    m_role->setObjectName(QStringLiteral("roleLabel"));
    m_role->setTextFormat(Qt::PlainText);
    m_role->setWordWrap(true);
    m_role->setFont(theme::small(font()));
    m_role->setForegroundRole(QPalette::PlaceholderText);
    m_role->setContentsMargins(theme::Gap, 0, theme::Gap, 0);
    m_role->hide();
    rows->addWidget(m_profile);
    rows->addWidget(m_role);
    rows->addSpacing(theme::Gap);
    rows->addLayout(m_pages);
    rows->addStretch(1);
    rows->addWidget(m_menu);
    rows->addWidget(m_status);
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::pageChosen);
}

void Rail::addPage(const QString &icon, const QString &title)
{
    auto *button = new RailButton(icon, title, this);
    m_pages->addWidget(button);
    m_group->addButton(button, static_cast<int>(m_group->buttons().size()));
    // Profile, pages, menu, status: as the eye goes.
    if (QAbstractButton *above = m_group->button(static_cast<int>(m_group->buttons().size()) - 2))
        setTabOrder(above, button);
    setTabOrder(button, m_menu);
    setTabOrder(m_menu, m_status);
}

void Rail::choose(int index)
{
    m_group->setExclusive(false); // so that none can be
    for (QAbstractButton *button : m_group->buttons())
        button->setChecked(m_group->id(button) == index);
    m_group->setExclusive(true);
}

void Rail::setProfile(const Profile &profile)
{
    const bool live = profile.environment == Environment::Live;
    m_profile->setIcon(theme::icon(live ? QStringLiteral("shield") : QStringLiteral("beaker")));
    const int room = width() - 2 * theme::GapWide - theme::IconSmall;
    m_profile->setText(
        QFontMetrics(m_profile->font()).elidedText(profile.name, Qt::ElideMiddle, room));
    m_profile->setAccessibleName(tr("Profile %1, %2", "%1 its name, %2 its environment")
                                     .arg(profile.name, environmentWord(profile.environment)));
    m_profile->setToolTip(tr("%1 · %2\n%3", "name, environment, address of a profile")
                              .arg(profile.name, environmentWord(profile.environment),
                                   profile.url.toDisplayString()));
}

void Rail::setScopes(const QStringList &scopes)
{
    QStringList missing;
    for (const OperationKind kind :
         {OperationKind::CreateInvoice, OperationKind::CreateEscrow, OperationKind::SendTransfer}) {
        if (!scopes.contains(scopeFor(kind)))
            missing.append(scopeFor(kind));
    }
    const bool onlyLooks = !scopes.isEmpty() && missing.size() == 3;
    //: Of a profile whose key may only read
    m_role->setText(onlyLooks ? tr("For looking only") : QString());
    m_role->setToolTip(onlyLooks ? tr("This profile's key may only read. It lacks %1.",
                                      "%1 names of permissions: invoices:write, escrows:write")
                                       .arg(missing.join(QStringLiteral(", ")))
                                 : QString());
    m_role->setAccessibleDescription(m_role->toolTip());
    m_role->setVisible(onlyLooks);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::railGround(palette()));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme::hairline(palette()));
}

} // namespace coinpay
