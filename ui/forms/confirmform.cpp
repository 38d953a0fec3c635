// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/confirmform.h"

#include "core/text.h"
#include "core/whendone.h"
#include "forms/notice.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace coinpay {

namespace {

constexpr int FormWidth = 480;
constexpr qsizetype LongestUrl = 200;

} // namespace

ConfirmForm::ConfirmForm(const Words &words, Ask ask, QWidget *parent)
    : FormDialog(parent)
    , m_troubleTitle(words.notJournal)
    , m_ask(std::move(ask))
    , m_notice(new Notice(this))
{
    setObjectName(words.name);
    setWindowTitle(words.confirm);
    setMinimumWidth(FormWidth);
    m_rows = startColumn(words.title);
    auto *about = sentence(words.about, this);
    about->setFont(theme::heading(font()));
    m_rows->addWidget(about);
    for (const QString &text : words.sentences)
        m_rows->addWidget(sentence(text, this));
    m_controlsAt = m_rows->count();
    m_rows->addWidget(m_notice);
    m_rows->addStretch(1);
    m_rows->addWidget(buttons(words));
}

void ConfirmForm::addControl(QWidget *control)
{
    m_rows->insertWidget(m_controlsAt++, control);
}

QWidget *ConfirmForm::buttons(const Words &words)
{
    auto *bar = new QWidget(this);
    auto *keep = new QPushButton(words.keep, bar);
    keep->setObjectName(QStringLiteral("keepButton"));
    keep->setAccessibleName(words.keep);
    keep->setDefault(true);
    m_confirm = new QPushButton(words.confirm, bar);
    m_confirm->setObjectName(QStringLiteral("confirmButton"));
    m_confirm->setAccessibleName(words.confirm);
    m_confirm->setAutoDefault(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    row->addStretch(1);
    row->addWidget(m_confirm);
    row->addWidget(keep);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &ConfirmForm::submit);
    keep->setFocus();
    return bar;
}

void ConfirmForm::submit()
{
    m_confirm->setEnabled(false);
    whenDone(m_ask(), this, [this](const Result<Operation> &asked) {
        m_confirm->setEnabled(true);
        if (!asked) {
            m_notice->say(theme::Tone::Bad, QStringLiteral("warning"), m_troubleTitle,
                          asked.error().message);
            return;
        }
        Q_EMIT created(*asked);
        accept();
    });
}

ConfirmForm::Words redeliverWords(const WebhookDelivery &delivery)
{
    return {
        QStringLiteral("redeliverForm"),
        ConfirmForm::tr("Deliver it again?"),
        //: %1 a type of event, %2 the id of what it is about
        ConfirmForm::tr("%1 about %2")
            .arg(displayText(delivery.eventType), displayText(delivery.resourceId)),
        {ConfirmForm::tr("The server sends the same event once more to %1, freshly signed. A "
                         "receiver that handles each event id once does nothing new; another one "
                         "may act on it twice.",
                         "%1 a URL")
             .arg(displayText(delivery.url, LongestUrl)),
         ConfirmForm::tr("The first delivery stays as it was. The new one has its own attempts and "
                         "retries.")},
        ConfirmForm::tr("Deliver again"),
        ConfirmForm::tr("Leave it"),
        ConfirmForm::tr("It was not asked for"),
    };
}

} // namespace coinpay
