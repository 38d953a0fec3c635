// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/tour.h"

#include "forms/amounttext.h"
#include "forms/newinvoiceform.h"
#include "pages/invoicespage.h"
#include "shell/invoiceforms.h"
#include "theme/colors.h"
#include "theme/theme.h"
#include "widgets/statebadge.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>
#include <cstdio>

namespace coinpay {

namespace {

constexpr int LookMs = 30;
constexpr qint64 StepMs = 60'000;
constexpr qint64 AllMs = 240'000;
constexpr int NewestOperations = 50;

void say(const QString &line)
{
    std::fputs(qUtf8Printable(line + u'\n'), stdout);
    std::fflush(stdout);
}

//! The window, with the dialog that stands over it where there is one.
QPixmap pictureOf(QWidget &window)
{
    QPixmap picture = window.grab();
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (!top->isVisible() || top == &window || top->windowType() != Qt::Dialog)
            continue;
        QPainter painter(&picture);
        const QPoint at((window.width() - top->width()) / 2, (window.height() - top->height()) / 2);
        painter.fillRect(window.rect(), QColor(0, 0, 0, 60));
        painter.drawPixmap(at, top->grab());
        // The frame that a desktop draws around it.
        painter.setPen(theme::hairline(top->palette()));
        painter.drawRect(QRect(at, top->size()).adjusted(-1, -1, 0, 0));
    }
    return picture;
}

//! The one a person can see.
QAbstractButton *findButton(const QString &name)
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        for (QAbstractButton *button : top->findChildren<QAbstractButton *>(name)) {
            if (button->isVisible())
                return button;
        }
    }
    return nullptr;
}

} // namespace

QString referenceNow(const char *what)
{
    return QStringLiteral("tour_%1_%2")
        .arg(QLatin1String(what))
        .arg(QDateTime::currentMSecsSinceEpoch());
}

bool showsWord(const QWidget &pane, const QString &word)
{
    const auto badges = pane.findChildren<StateBadge *>();
    return std::ranges::any_of(badges, [&](const StateBadge *badge) {
        return badge->isVisible() && badge->look().word == word;
    });
}

Tour::Tour(MainWindow &window, const QString &pictures, const QUrl &control)
    : m_window(window)
    , m_pictures(pictures)
    , m_controlUrl(control)
{
    m_timer.setInterval(LookMs);
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
}

Tour::~Tour() = default;

void Tour::start()
{
    m_allTime.start();
    if (!QDir().mkpath(m_pictures)) {
        fail(QStringLiteral("the folder for pictures cannot be made"));
        return;
    }
    if (!m_window.invoicesPage()) {
        fail(QStringLiteral("no profile is open"));
        return;
    }
    m_control =
        std::make_unique<TourControl>(m_controlUrl, m_window.session().desk()->profile().caPem);
    m_window.go(Place::Invoices);
    planConnection();
    planPaidInvoice();
    planLostAnswer();
    planCancellation();
    planFundedEscrow();
    planRelease();
    planTransfer();
    next();
}

void Tour::add(Step step)
{
    m_steps.push_back(std::move(step));
}

void Tour::next()
{
    if (m_steps.empty()) {
        say(QStringLiteral("ok    every step reached its final state (%1 s)")
                .arg(double(m_allTime.elapsed()) / 1000, 0, 'f', 1));
        end(0);
        return;
    }
    m_stepTime.start();
    m_pressed = false;
    if (m_steps.front().begin)
        m_steps.front().begin();
    if (!m_ended)
        m_timer.start();
}

void Tour::look()
{
    const Step &step = m_steps.front();
    if (!step.reached()) {
        if (m_stepTime.elapsed() > StepMs || m_allTime.elapsed() > AllMs)
            fail(QStringLiteral("did not get there in %1 s").arg(m_stepTime.elapsed() / 1000));
        return;
    }
    m_timer.stop();
    say(QStringLiteral("%1 ms  %2  %3")
            .arg(m_stepTime.elapsed(), 6)
            .arg(step.name.leftJustified(44), step.ids ? step.ids() : QString()));
    if (!step.picture.isEmpty())
        takePicture(step.picture);
    m_steps.pop_front();
    next();
}

void Tour::fail(const QString &why)
{
    QStringList missing;
    for (const Step &step : m_steps)
        missing.append(step.name);
    say(QStringLiteral("FAILED  %1: %2").arg(missing.value(0), why));
    const ConnectionStatus status =
        m_window.connector() ? m_window.connector()->status() : ConnectionStatus{};
    if (status.error)
        say(QStringLiteral("        connection: %1 %2")
                .arg(errorKindName(status.error->kind), status.error->message));
    say(QStringLiteral("        not reached: %1").arg(missing.join(QStringLiteral("; "))));
    if (m_control)
        takePicture(QStringLiteral("failed"));
    end(1);
}

void Tour::end(int exitCode)
{
    m_timer.stop();
    m_ended = true;
    Q_EMIT finished(exitCode);
}

void Tour::type(QWidget *editor, const QString &text)
{
    editor->setFocus();
    for (const QChar c : text) {
        QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QKeyEvent up(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c));
        QApplication::sendEvent(editor, &down);
        QApplication::sendEvent(editor, &up);
    }
    if (!editor->hasFocus()) { // before its window is active, nobody takes the cursor out of it
        QFocusEvent out(QEvent::FocusOut, Qt::TabFocusReason);
        QApplication::sendEvent(editor, &out);
    }
}

void Tour::fillForm(const QString &amount, const QString &reference)
{
    m_reference = reference;
    m_window.forms()->newInvoice();
    NewInvoiceForm *form = m_window.forms()->openForm();
    form->fill({}); // a draft from before is not the tour's
    auto *asset = form->findChild<QComboBox *>(QStringLiteral("assetBox"));
    asset->setCurrentIndex(asset->findData(QStringLiteral("USDT")));
    type(form->findChild<QLineEdit *>(QStringLiteral("amountEdit")),
         editableAmount(amount, form->locale()));
    type(form->findChild<QLineEdit *>(QStringLiteral("referenceEdit")), reference);
}

void Tour::press(const QString &button)
{
    if (QAbstractButton *found = findButton(button))
        found->click();
    else
        fail(QStringLiteral("there is no button “%1”").arg(button));
}

bool Tour::pressOnce(const QString &button)
{
    QAbstractButton *found = m_pressed ? nullptr : findButton(button);
    if (found && found->isEnabled()) {
        m_pressed = true;
        found->click();
    }
    return m_pressed;
}

void Tour::control(const QString &path, const QJsonObject &body)
{
    m_control->post(path, body, [this, path](const TourControl::Answer &answer) {
        m_controlRequest = answer.requestId;
        if (!answer.ok)
            fail(QStringLiteral("the sandbox refused %1: %2").arg(path, answer.problem));
    });
}

void Tour::takePicture(const QString &name)
{
    ++m_pictureNumber;
    const auto save = [&](theme::Mode mode) {
        theme::apply(*qApp, mode);
        QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
        const QString file = QStringLiteral("%1/%2-%3-%4.png")
                                 .arg(m_pictures)
                                 .arg(m_pictureNumber, 2, 10, QLatin1Char('0'))
                                 .arg(name, QString(theme::modeName(mode)));
        if (!pictureOf(m_window).save(file))
            say(QStringLiteral("        the picture %1 could not be written").arg(file));
    };
    save(theme::Mode::Dark);
    save(theme::Mode::Light);
}

Reader &Tour::reader() const
{
    return m_window.session().desk()->reader();
}

std::optional<Operation> Tour::newestOperation(OperationKind kind) const
{
    const Result<QList<Operation>> operations = reader().operations(NewestOperations);
    if (!operations)
        return {};
    for (const Operation &operation : *operations) {
        if (operation.request.kind == kind && operation.request.reference == m_reference)
            return operation;
        if (kind == OperationKind::CancelInvoice && operation.request.kind == kind &&
            operation.request.resourceId == m_invoice)
            return operation;
    }
    return {};
}

bool Tour::shows(const QString &id, InvoiceStatus status) const
{
    const InvoicesPage &page = *m_window.invoicesPage();
    if (page.chosen() != id)
        return false;
    return showsWord(page, theme::look(status).word);
}

QString Tour::lastTransition(const QString &id) const
{
    const Result<QList<Transition>> steps = reader().transitions(id);
    if (!steps || steps->isEmpty())
        return {};
    const Transition &last = steps->last();
    return QStringLiteral("%1  %2").arg(
        last.requestId.isEmpty() ? m_controlRequest : last.requestId, last.eventId);
}

} // namespace coinpay
