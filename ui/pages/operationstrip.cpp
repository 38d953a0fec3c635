// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/operationstrip.h"

#include "core/text.h"
#include "models/openoperationsmodel.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/copylabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace coinpay {

namespace {

//! More are counted in one line: the list below is what the page is for.
constexpr int MostRows = 3;
constexpr qsizetype LongestReference = 60;
constexpr qsizetype LongestMessage = 200;
constexpr qint64 Countdown = 1000;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("OperationStrip", text, note);
}

//! Rounded up, so that a wait never reads "0 s".
qint64 wholeSeconds(qint64 ms)
{
    return (ms + Countdown - 1) / Countdown * Countdown;
}

QString whileUnknown(const Operation &operation, UnixMs now)
{
    const qint64 wait = operation.nextAttemptAt - now;
    if (wait > 0)
        //: %1 is "12 s"
        return tr("Outcome unknown. Asking again in %1 with the same key.")
            .arg(theme::duration(wholeSeconds(wait)));
    return tr("Outcome unknown. Asking again with the same key.");
}

QString whileQueued(const Operation &operation, UnixMs now)
{
    const qint64 wait = operation.nextAttemptAt - now;
    if (wait > Countdown && operation.attempts > 0)
        //: %1 is "12 s"
        return tr("Saved here. The next try is in %1.").arg(theme::duration(wait));
    return tr("Saved here. It is sent as soon as the server can be reached.");
}

QString titleOf(const Operation &operation)
{
    QStringList parts{theme::operationName(operation.request.kind)};
    if (!operation.request.reference.isEmpty())
        parts.append(displayText(operation.request.reference, LongestReference));
    if (operation.request.amount)
        parts.append(theme::amountWithAsset(*operation.request.amount));
    return parts.join(QStringLiteral(" \u00B7 "));
}

bool canTryNow(OperationState state)
{
    return state == OperationState::Queued || state == OperationState::Unknown ||
           state == OperationState::NeedsPerson;
}

} // namespace

QString operationStory(const Operation &operation, UnixMs now)
{
    switch (operation.state) {
    case OperationState::Queued: return whileQueued(operation, now);
    case OperationState::InFlight: return tr("Sent. Waiting for the answer.");
    case OperationState::Unknown: return whileUnknown(operation, now);
    case OperationState::NeedsPerson:
    case OperationState::Failed:
    case OperationState::Rejected:
        if (!operation.message.isEmpty())
            return displayText(operation.message, LongestMessage);
        break;
    case OperationState::Accepted:
    case OperationState::Settling:
    case OperationState::Final: break;
    }
    return theme::look(operation.state).meaning;
}

OperationStrip::OperationStrip(OpenOperationsModel &model, Heartbeat &heartbeat, QWidget *parent)
    : QFrame(parent)
    , m_model(model)
    , m_heartbeat(heartbeat)
    , m_more(new QLabel(this))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(theme::GapGroup - theme::Grid, theme::Gap,
                                 theme::GapGroup - theme::Grid, theme::Gap);
    m_column->setSpacing(theme::Gap);
    m_column->addWidget(m_more);
    m_more->setTextFormat(Qt::PlainText);
    setAccessibleName(OperationStrip::tr("On its way"));
    connect(&model, &QAbstractItemModel::rowsInserted, this, &OperationStrip::tell);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &OperationStrip::tell);
    connect(&model, &QAbstractItemModel::dataChanged, this, &OperationStrip::tell);
    connect(&heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            tell();
    });
    tell();
}

int OperationStrip::shownRows() const
{
    return qMin(MostRows, m_model.rowCount());
}

OperationStrip::Row OperationStrip::addRow()
{
    Row row;
    row.widget = new QWidget(this);
    auto *line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme::GapGroup - theme::Grid);
    row.icon = new QLabel(row.widget);
    row.title = new QLabel(row.widget);
    row.story = new QLabel(row.widget);
    //: Becomes "Copy Request id" on a button
    row.requestId = new CopyLabel(OperationStrip::tr("Request id"), row.widget);
    row.requestId->setQuiet(true);
    row.tryNow = new QPushButton(OperationStrip::tr("Try now"), row.widget);
    for (QLabel *label : {row.title, row.story}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    row.title->setFont(theme::heading(font()));
    row.story->setForegroundRole(QPalette::PlaceholderText);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(row.title);
    words->addWidget(row.story);
    line->addWidget(row.icon);
    line->addLayout(words, 1);
    line->addWidget(row.requestId);
    line->addWidget(row.tryNow);
    const int place = static_cast<int>(m_rows.size());
    connect(row.tryNow, &QPushButton::clicked, this, [this, place] {
        if (place < m_model.rowCount())
            Q_EMIT tryNowRequested(m_model.operation(place).id);
    });
    m_column->insertWidget(place, row.widget);
    return row;
}

void OperationStrip::fill(Row &row, const Operation &operation)
{
    const theme::StateLook look = theme::look(operation.state);
    row.icon->setPixmap(theme::icon(look.icon, look.tone)
                            .pixmap(QSize(theme::IconRail, theme::IconRail), devicePixelRatioF()));
    row.icon->setToolTip(look.word);
    row.icon->setAccessibleName(look.word);
    row.title->setText(titleOf(operation));
    row.story->setText(operationStory(operation, m_heartbeat.now()));
    row.requestId->setVisible(!operation.requestId.isEmpty());
    if (row.requestId->text() != operation.requestId)
        row.requestId->setText(operation.requestId);
    row.tryNow->setVisible(canTryNow(operation.state));
    //: %1 is a reference: "Try order_48392 now"
    row.tryNow->setAccessibleName(
        OperationStrip::tr("Try %1 now")
            .arg(displayText(operation.request.reference, LongestReference)));
}

void OperationStrip::tell()
{
    const int shown = shownRows();
    while (m_rows.size() < shown)
        m_rows.append(addRow());
    bool counting = false;
    for (int i = 0; i < m_rows.size(); ++i) {
        m_rows[i].widget->setVisible(i < shown);
        if (i >= shown)
            continue;
        const Operation &operation = m_model.operation(i);
        fill(m_rows[i], operation);
        counting = counting || operation.nextAttemptAt > m_heartbeat.now();
    }
    const int more = m_model.rowCount() - shown;
    m_more->setVisible(more > 0);
    m_more->setText(OperationStrip::tr("%n more on its way", "operations not shown", more));
    setVisible(shown > 0);
    if (counting)
        m_heartbeat.beatWithin(Countdown);
}

void OperationStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::hairline(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::Radius,
                            theme::Radius);
}

} // namespace coinpay
