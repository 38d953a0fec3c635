// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/welcomepage.h"

#include "pages/choicecard.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int FormWidth = theme::TextColumn + 2 * theme::GapWide;
constexpr int IconSide = 56;

//! A column of readable width in the middle of a page that scrolls when it must.
QWidget *scrolled(QWidget *column, const QString &name, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(name);
    auto *page = new QWidget(area);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(theme::GapWide, 2 * theme::GapWide, theme::GapWide, theme::GapWide);
    column->setParent(page);
    column->setFixedWidth(FormWidth);
    // Stretches, not an alignment: an aligned widget is not asked how high its text gets.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(1);
    rows->addLayout(middle);
    rows->addStretch(1);
    area->setWidget(page);
    return area;
}

} // namespace

WelcomePage::WelcomePage(ConnectionActions actions, const QByteArray &draft, QWidget *parent)
    : QWidget(parent)
    , m_actions(std::move(actions))
    , m_draft(draft)
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("welcomePage"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_pages);
    m_pages->addWidget(choicePage());
    // Something was typed the last time: go on there.
    if (!m_draft.isEmpty()) {
        const ConnectionFields typed = unpackConnectionFields(m_draft);
        open(typed.environment == Environment::Sandbox ? ConnectionForm::Kind::Sandbox
                                                       : ConnectionForm::Kind::Server);
    }
}

QWidget *WelcomePage::choicePage()
{
    auto *column = new QWidget(this);
    auto *icon = new QLabel(column);
    icon->setPixmap(theme::applicationIcon().pixmap(QSize(IconSide, IconSide), devicePixelRatio()));
    auto *title = sentence(tr("Welcome to CoinPay Desk"), column);
    title->setFont(theme::title(font()));
    auto *sandbox =
        new ChoiceCard(QStringLiteral("beaker"), tr("Try it with the sandbox"),
                       tr("A server on this machine with a simulated chain and no real money. The "
                          "best way to see what this program does."),
                       column);
    sandbox->setObjectName(QStringLiteral("sandboxCard"));
    auto *server = new ChoiceCard(QStringLiteral("server"), tr("Connect your own server"),
                                  tr("A test or live server of yours: its address, a key pair, "
                                     "and the key id it gives you."),
                                  column);
    server->setObjectName(QStringLiteral("serverCard"));
    auto *leave = new QPushButton(theme::icon(QStringLiteral("chevron-left")), tr("Back"), column);
    leave->setObjectName(QStringLiteral("leaveButton"));
    leave->setFlat(true);
    leave->hide();
    m_leave = leave;
    auto *rows = new QVBoxLayout(column);
    rows->setSpacing(theme::GapGroup);
    rows->addWidget(icon);
    rows->addWidget(title);
    rows->addWidget(sentence(tr("Who has paid, what is stuck, and what needs you today. First, it "
                                "needs to know which server to talk to."),
                             column));
    rows->addSpacing(theme::Gap);
    rows->addWidget(sandbox);
    rows->addWidget(server);
    rows->addWidget(leave, 0, Qt::AlignLeft);
    connect(sandbox, &ChoiceCard::clicked, this, [this] { open(ConnectionForm::Kind::Sandbox); });
    connect(server, &ChoiceCard::clicked, this, [this] { open(ConnectionForm::Kind::Server); });
    connect(leave, &QPushButton::clicked, this, &WelcomePage::leaveRequested);
    return scrolled(column, tr("Welcome"), this);
}

QWidget *WelcomePage::formPage(ConnectionForm::Kind kind)
{
    auto *column = new QWidget(this);
    auto *title = sentence(kind == ConnectionForm::Kind::Sandbox ? tr("Try it with the sandbox")
                                                                 : tr("Connect your own server"),
                           column);
    title->setFont(theme::title(font()));
    m_form = new ConnectionForm(kind, m_actions, column);
    auto *rows = new QVBoxLayout(column);
    rows->setSpacing(theme::GapWide);
    rows->addWidget(title);
    rows->addWidget(m_form);
    connect(m_form, &ConnectionForm::saved, this, &WelcomePage::saved);
    connect(m_form, &ConnectionForm::backRequested, this, [this] {
        m_draft = packConnectionFields(m_form->fields());
        m_pages->setCurrentIndex(0);
    });
    return scrolled(column, title->text(), this);
}

void WelcomePage::open(ConnectionForm::Kind kind)
{
    delete m_formPage;
    m_formPage = formPage(kind);
    m_pages->addWidget(m_formPage);
    m_pages->setCurrentWidget(m_formPage);
    if (!m_draft.isEmpty())
        m_form->fill(unpackConnectionFields(m_draft));
}

void WelcomePage::setCanLeave(bool can)
{
    m_leave->setVisible(can);
}

} // namespace coinpay
