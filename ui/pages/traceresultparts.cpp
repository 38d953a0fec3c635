// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TraceResult: what it is made of, and what can be copied of it.
#include "forms/notice.h"
#include "pages/advicecard.h"
#include "pages/traceresult.h"
#include "pages/tracetimeline.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "trace/link.h"
#include "trace/render.h"
#include "widgets/amountlabel.h"
#include "widgets/copylabel.h"
#include "widgets/elidedlabel.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"
#include "widgets/statebadge.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int WidestBody = 960; //!< wider, and a sentence stands too far from its clocks
constexpr int SaySoMs = 1600;

QPushButton *button(const char *name, const char *icon, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(theme::icon(QString::fromLatin1(icon)), text, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setAccessibleName(text);
    made->setIconSize({theme::IconSmall, theme::IconSmall});
    made->setAutoDefault(false);
    return made;
}

} // namespace

void TraceResult::build()
{
    auto *outer = new QWidget;
    auto *row = new QHBoxLayout(outer);
    row->setContentsMargins(0, 0, theme::GapGroup, 0);
    auto *body = new QWidget(outer);
    body->setMaximumWidth(WidestBody);
    row->addWidget(body, 1);
    row->addStretch(0);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, theme::GapTight, 0, theme::GapWide);
    column->setSpacing(theme::GapGroup);
    m_others = button("backToFoundButton", "chevron-left", {}, body);
    m_advice = new AdviceCard(body);
    m_advice->setObjectName(QStringLiteral("traceAdvice"));
    m_trouble = new Notice(body);
    m_timeline = new TraceTimeline(body);
    m_missingHeading = headingLabel(tr("What is not known here"), body);
    m_missing = selectableSentence({}, body);
    m_missing->setFont(theme::small(font()));
    m_missing->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_others, 0, Qt::AlignLeft);
    column->addWidget(buildHead());
    column->addWidget(m_advice);
    column->addWidget(buildActions());
    column->addWidget(m_trouble);
    column->addWidget(headingLabel(tr("What happened"), body));
    column->addWidget(m_timeline);
    column->addWidget(m_missingHeading);
    column->addWidget(m_missing);
    column->addStretch();
    connect(m_others, &QPushButton::clicked, this, &TraceResult::othersRequested);
    setOthers(0);
    setWidget(outer);
}

QWidget *TraceResult::buildHead()
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    auto *what = new QHBoxLayout;
    what->setSpacing(theme::GapTight);
    m_kindIcon = new QLabel(head);
    m_kind = new QLabel(head);
    m_kind->setTextFormat(Qt::PlainText);
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    what->addWidget(m_kindIcon);
    what->addWidget(m_kind);
    what->addStretch();
    m_badge = new StateBadge(head);
    m_amount = new AmountLabel(AmountLabel::Rank::Figure, head);
    auto *top = new FlowLayout;
    top->setGaps(theme::GapGroup, theme::GapTight);
    top->addWidget(m_amount);
    top->addWidget(m_badge);
    top->setAlignment(m_badge, Qt::AlignVCenter);
    m_reference = new ElidedLabel(Qt::ElideRight, head);
    //: Becomes "Copy Id" on a button
    m_id = new CopyLabel(tr("Id"), head);
    m_id->setQuiet(true);
    column->addLayout(what);
    column->addLayout(top);
    column->addWidget(m_reference);
    column->addWidget(m_id);
    return head;
}

QWidget *TraceResult::buildActions()
{
    auto *actions = new QWidget;
    auto *flow = new FlowLayout(actions);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setGaps(theme::Gap, theme::Gap);
    m_open =
        button("openResourceButton", "arrow-right", tr("Show it", "what a trace is of"), actions);
    m_operation = button("openOperationButton", "queue", tr("Show in Activity"), actions);
    m_ask = button("askServerButton", "server", tr("Ask the server"), actions);
    m_ask->setToolTip(tr("What it saw of it, and what happened since"));
    m_copy = button("copyTraceButton", "copy", tr("Copy"), actions);
    m_bundle = button("traceBundleButton", "file", tr("Support bundle…"), actions);
    m_bundle->setToolTip(tr("All of it in one signed file, to hand on"));
    for (QPushButton *each : {m_open, m_operation, m_ask, m_copy, m_bundle})
        flow->addWidget(each);
    fillCopyMenu();
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_follower.trace())
            Q_EMIT openRequested(typeOf(m_follower.facts().resource),
                                 m_follower.trace()->subject.id);
    });
    connect(m_operation, &QPushButton::clicked, this, [this] {
        if (const Operation *operation = pressingOperation())
            Q_EMIT operationRequested(operation->id);
    });
    connect(m_ask, &QPushButton::clicked, this, &TraceResult::askRequested);
    connect(m_bundle, &QPushButton::clicked, this, [this] {
        if (m_follower.trace())
            Q_EMIT bundleRequested(m_follower.trace()->subject.id);
    });
    return actions;
}

void TraceResult::fillCopyMenu()
{
    auto *menu = new QMenu(m_copy);
    menu->setAccessibleName(tr("Copy"));
    const auto add = [this, menu](const char *name, const QString &text, auto written) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, [this, written] {
            if (m_follower.trace())
                copy(written(copied()));
        });
    };
    add("copyText", tr("As text", "copy a trace"), traceToText);
    add("copyMarkdown", tr("As Markdown", "copy a trace"), traceToMarkdown);
    add("copyJson", tr("As JSON", "copy a trace"), [](const Trace &trace) {
        return QString::fromUtf8(QJsonDocument(traceToJson(trace)).toJson());
    });
    add("copyLink", tr("Link for a colleague's desk", "copy a trace"),
        [](const Trace &trace) { return traceLink(trace.subject.id); });
    m_copy->setMenu(menu);
}

Trace TraceResult::copied() const
{
    Trace trace = *m_follower.trace();
    trace.asOf = m_asOf;
    return trace;
}

void TraceResult::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    m_copy->setIcon(theme::icon(QStringLiteral("check"), theme::Tone::Good));
    m_copy->setText(tr("Copied", "said on a copy button for a moment"));
    QTimer::singleShot(SaySoMs, m_copy, [this] {
        m_copy->setIcon(theme::icon(QStringLiteral("copy")));
        m_copy->setText(tr("Copy"));
    });
}

} // namespace coinpay
