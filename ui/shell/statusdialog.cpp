// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "forms/connectiontext.h"
#include "shell/dialogs.h"
#include "shell/statustext.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int DialogWidth = 460;
constexpr qint64 NotableClockMs = 2000;

} // namespace

StatusDialog::StatusDialog(const Profile &profile, const Clock &clock, QWidget *parent)
    : FormDialog(parent)
    , m_profile(profile)
    , m_clock(clock)
    , m_icon(new QLabel(this))
    , m_title(selectableSentence({}, this))
    , m_problem(selectableSentence({}, this))
    , m_facts(selectableSentence({}, this))
    , m_pause(new QPushButton(this))
{
    setObjectName(QStringLiteral("statusDialog"));
    setWindowTitle(tr("Connection"));
    setMinimumWidth(DialogWidth);
    m_title->setFont(theme::title(font()));
    auto *tryNow = new QPushButton(theme::icon(QStringLiteral("refresh")), tr("Ask now"), this);
    tryNow->setObjectName(QStringLiteral("tryNowButton"));
    tryNow->setAutoDefault(false);
    m_pause->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::Gap + theme::Grid);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(tryNow);
    buttons->addWidget(m_pause);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::GapWide, theme::GapWide - theme::Grid, theme::GapWide,
                             theme::GapGroup);
    rows->setSpacing(theme::GapGroup);
    rows->addLayout(head);
    rows->addWidget(m_problem);
    rows->addWidget(m_facts);
    rows->addStretch(1);
    rows->addLayout(buttons);
    connect(tryNow, &QPushButton::clicked, this, &StatusDialog::tryNowRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_paused)
            Q_EMIT resumeRequested();
        else
            Q_EMIT pauseRequested();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void StatusDialog::show(const ConnectionStatus &status)
{
    const StatusWords now = statusWords(status, m_clock.now());
    m_icon->setPixmap(
        theme::icon(now.icon, now.tone)
            .pixmap(QSize(theme::IconRail, theme::IconRail) * 1.2, devicePixelRatio()));
    m_title->setText(tr("%1 · %2", "state of the connection, how fresh").arg(now.word, now.detail));
    const std::optional<Error> &error = status.error ? status.error : status.freshness.error;
    m_problem->setVisible(error.has_value());
    if (error) {
        const ConnectionExplanation why = explainConnection(*error, m_profile.url);
        m_problem->setText(why.title + u'\n' + why.advice);
    }
    QStringList facts{tr("Server: %1").arg(m_profile.url.toDisplayString()),
                      tr("Key id: %1").arg(displayText(m_profile.keyId))};
    if (!status.report.scopes.isEmpty())
        facts.append(tr("The key may: %1", "%1 a list of scopes")
                         .arg(status.report.scopes.join(QStringLiteral(", "))));
    if (qAbs(status.report.clockOffsetMs) > NotableClockMs)
        facts.append(tr("This machine's clock differs from the server's by %1.", "%1 like “12 s”")
                         .arg(theme::duration(qAbs(status.report.clockOffsetMs))));
    if (status.freshness.asOf != 0)
        facts.append(tr("Everything up to %1 is here.", "%1 a date and time")
                         .arg(theme::absoluteTime(status.freshness.asOf)));
    m_facts->setText(facts.join(u'\n'));
    const bool first = status.freshness.phase == Freshness::Phase::FirstSync;
    m_paused = status.freshness.phase == Freshness::Phase::Paused;
    m_pause->setVisible(first || m_paused);
    m_pause->setText(m_paused ? tr("Go on fetching") : tr("Pause fetching"));
}

} // namespace coinpay
